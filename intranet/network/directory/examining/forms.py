"""What the coordination answers to a card."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.processes.forms.base import text_field

APPROVE, RETURN = "approve", "return"


class AnswerForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decisione"),
        choices=[
            (APPROVE, _("Approvata: da ora la rete legge questa")),
            (RETURN, _("Rimandata al servizio con osservazioni")),
        ],
        widget=forms.RadioSelect,
    )
    remarks = text_field(
        _("Osservazioni"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("Le legge chi ha scritto. Per rimandare servono sempre."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("decision") == RETURN and not values.get("remarks", "").strip():
            self.add_error("remarks", _("Scrivere che cosa va corretto."))
        return values
