"""What becomes of a model."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from intranet.network.interventions.models import State
from workflows.processes.forms.base import text_field

STEPS = {
    State.EXPERIMENT: _(
        "Si sperimenta: i servizi possono adottarlo, gli indicatori non cambiano più"
    ),
    State.VERIFIED: _("È verificato: gli indicatori raggiungono gli obiettivi"),
    State.RECOMMENDED: _("È raccomandato a tutta la rete"),
    State.WITHDRAWN: _("È ritirato: nessuno lo adotta più"),
}


class DecisionForm(forms.Form):
    after = forms.ChoiceField(label=_("Decisione"), widget=forms.RadioSelect)
    reason = text_field(
        _("Ragioni"),
        rows=4,
        max_length=4000,
        help_text=_("Le legge tutta la rete, accanto ai risultati di oggi, che restano così."),
    )

    def __init__(self, *args: Any, states: Iterable[State], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["after"]
        field.choices = [(state.value, STEPS[state]) for state in states]
