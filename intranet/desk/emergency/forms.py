"""What is asked of whoever opens a case that is not theirs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from permissions.breakglass import MINUTES, REASON_LENGTH
from permissions.models import Organisation
from workflows.processes.forms.base import text_field

USUAL = 30


class EmergencyForm(forms.Form):
    """A wrong reason is told before the number is looked up: it says nothing of any case."""

    service = forms.ModelChoiceField(
        label=_("Servizio"), queryset=Organisation.objects.none(), empty_label=None
    )
    number = forms.RegexField(
        r"^\d{4}/\d{1,6}$",
        label=_("Numero del fascicolo"),
        max_length=11,
        help_text=_("Per esempio 2026/0142."),
        error_messages={"invalid": _("Scrivere anno e numero, per esempio 2026/0142.")},
    )
    reason = text_field(
        _("Motivo"),
        rows=3,
        max_length=500,
        min_length=REASON_LENGTH,
        help_text=_("Almeno 20 caratteri: lo legge chi valuta l'accesso."),
        error_messages={"min_length": _("Il motivo ha almeno 20 caratteri.")},
    )
    minutes = forms.IntegerField(
        label=_("Per quanti minuti"),
        min_value=1,
        max_value=MINUTES,
        initial=USUAL,
        help_text=_("Al massimo 60: poi il fascicolo si chiude da sé."),
    )

    def __init__(self, *args: Any, services: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.services = services
        if len(services) == 1:
            del self.fields["service"]
            return
        field = self.fields["service"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in services])

    def clean(self) -> dict[str, Any]:
        return {"service": self.services[0], **(super().clean() or {})}
