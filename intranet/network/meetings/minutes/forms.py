"""The forms of the minutes: what they say can be printed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models import AgendaPoint, Approval
from intranet.network.meetings.terms import COMMENTS
from workflows.processes.forms.base import day_field, text_field
from workflows.processes.forms.legible import refuse_unprintable


class WriteForm(forms.Form):
    """A field for what is said in general, and one for each point."""

    text = text_field(_("In generale"), rows=5, required=False, validators=[refuse_unprintable])
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, points: Iterable[AgendaPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = {f"point_{each.pk}": each for each in points}
        for number, (name, point) in enumerate(self.points.items(), start=1):
            label = f"{number}. {point.title}"
            self.fields[name] = text_field(
                label, rows=6, required=False, validators=[refuse_unprintable]
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        entries = {point.pk: typed.get(name, "") for name, point in self.points.items()}
        return {"text": typed.get("text", ""), "seen": typed.get("seen", 0), "entries": entries}


def _last_day() -> date:
    return COMMENTS.due(timezone.now()).date()


class OpenForm(forms.Form):
    until = day_field(_("Osservazioni fino al"), initial=_last_day)


class RemarkForm(forms.Form):
    point = forms.ModelChoiceField(
        AgendaPoint.objects.none(),
        label=_("Su che cosa"),
        required=False,
        empty_label=_("Tutto il verbale"),
    )
    text = text_field(_("Osservazione"), rows=3, max_length=3_000)

    def __init__(self, *args: Any, points: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = points  # type: ignore[attr-defined]


class ApproveForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Il verbale dice ciò che è stato detto e deciso?"),
        choices=[
            (Approval.Answer.APPROVES, _("Sì, lo approvo")),
            (Approval.Answer.OBJECTS, _("No: si torna a scriverlo")),
        ],
        widget=forms.RadioSelect,
    )
    words = text_field(
        _("Che cosa non va"),
        rows=3,
        max_length=2_000,
        required=False,
        help_text=_("Serve a chi obietta: lo leggono tutti i presenti."),
    )


class CorrectForm(forms.Form):
    text = text_field(
        _("Che cosa si corregge, e come"),
        rows=5,
        max_length=5_000,
        validators=[refuse_unprintable],
    )
