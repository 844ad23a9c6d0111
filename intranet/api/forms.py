"""What is asked of who makes a key."""

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.api.models import Scope

DAYS = ((30, _("un mese")), (90, _("tre mesi")), (365, _("un anno")))


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("Nome"),
        max_length=100,
        help_text=_("Per ricordare a che cosa serve: il calendario del telefono, un programma."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Che cosa apre"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Scegliere che cosa apre.")},
    )
    days = forms.TypedChoiceField(
        label=_("Per quanto tempo vale"), choices=DAYS, coerce=int, initial=90
    )
