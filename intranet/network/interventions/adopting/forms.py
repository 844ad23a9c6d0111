"""From when a service works by a model, and until when."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import Organisation
from workflows.processes.forms.base import day_field


class AdoptionForm(forms.Form):
    service = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Servizio"), empty_label=None
    )
    since = day_field(
        _("Dal"),
        help_text=_(
            "Oggi o più avanti. Contano solo i trimestri adottati per intero: conviene "
            "cominciare il primo giorno di un trimestre."
        ),
    )
    until = day_field(_("Al"), required=False, help_text=_("Vuoto finché non si sa."))

    def __init__(self, *args: Any, services: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["service"]
        field.queryset, field.initial = services, services.first()
        if len(services) == 1:
            field.widget = forms.HiddenInput()


class EndForm(forms.Form):
    until = day_field(
        _("Ultimo giorno"),
        initial=timezone.localdate,
        help_text=_("Il trimestre in cui cade, se non è l’ultimo giorno, non conterà."),
    )
