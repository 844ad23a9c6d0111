"""What an examiner decides, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    transition = forms.ChoiceField(
        label=_("Decisione"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Scegliere che cosa farne."),
            "invalid_choice": _("Nello stato in cui è ora, non si può fare."),
        },
    )
    comment = forms.CharField(
        label=_("Commento"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lo legge chi ha scritto. Per mandare indietro serve sempre."),
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["transition"].choices = choices  # type: ignore[attr-defined]
