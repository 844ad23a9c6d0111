"""What every task's form shares."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from workflows.cases.models import Case
from workflows.engine.human import HumanActivation
from workflows.processes.forms.legible import keep_legible


class MomentInput(forms.DateTimeInput):
    """The browser's own picker of day and hour."""

    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class MomentField(forms.DateTimeField):
    """A moment by the clock of the house. One may write it by another clock, with its offset;
    PostgreSQL takes none of sixteen hours or more.
    """

    def to_python(self, value: Any) -> datetime | None:
        moment = super().to_python(value)
        try:
            return moment and timezone.localtime(moment)
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


def moment_field(label: Any, **kwargs: Any) -> forms.DateTimeField:
    return MomentField(
        label=label,
        widget=MomentInput(),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        **kwargs,
    )


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), **kwargs)


def hour_field(label: Any, **kwargs: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=HourInput(), **kwargs)


def text_field(label: Any, rows: int = 4, **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("max_length", 20_000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class TaskForm(forms.Form):
    """The form of one human task. `act` calls the one action the task stands for.

    `panel` names the template with what its reader needs before the eyes; `needed_with` maps the
    value of `decision` to the fields that then must be filled; `confirm` is the question asked
    once before a step of no return; `look` is the button that shows `outlook` and does nothing.
    """

    panel: ClassVar[str] = ""
    needed_with: ClassVar[dict[str, tuple[str, ...]]] = {}
    confirm: ClassVar[Any] = ""
    look: ClassVar[Any] = ""
    # The task that is filled in, when it is done from a page.
    activation: HumanActivation

    def __init__(self, *args: Any, process: Any, user: User, **kwargs: Any) -> None:
        self.process = process
        self.user = user
        super().__init__(*args, **kwargs)
        self.prepare()
        keep_legible(self.fields.values())

    @property
    def case(self) -> Case:
        return self.process.case

    def prepare(self) -> None:
        """Fill choices and first values from the case."""

    def what_next(self) -> Any:
        """What happens after this task, where that depends on the case."""
        return ""

    def panel_context(self) -> dict[str, Any]:
        """What the panel shows."""
        return {}

    def outlook(self) -> Any:
        """What would come of the valid answers: shown, not written."""
        return None

    def typed(self) -> dict[str, Any]:
        """Every answer as it was typed, right or wrong; files apart."""
        return {
            field.name: field.data for field in self if not field.field.widget.needs_multipart_form
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name in self.needed_with.get(values.get("decision", ""), ()):
            if not values.get(name):
                self.add_error(name, _("Con questa scelta il campo è obbligatorio."))
        return values

    def act(self, process: Any, by: User) -> object:
        """Call the action. Raises Refused where a rule says no."""
        raise NotImplementedError


OBSERVATION = ("facts", "statements", "evaluations", "on_personality", "method")


class ObservationForm(TaskForm):
    """Facts, statements and evaluations, apart (art. 473-bis.27 c.p.c.)."""

    facts = text_field(_("Fatti osservati"), help_text=_("Solo ciò che si è visto e sentito."))
    statements = text_field(
        _("Dichiarazioni"),
        required=False,
        help_text=_("Fra virgolette, dicendo di chi sono: «…», la madre."),
    )
    evaluations = text_field(_("Valutazioni"), required=False, rows=3)
    on_personality = forms.BooleanField(
        label=_("Le valutazioni riguardano la personalità di qualcuno"), required=False
    )
    method = forms.CharField(
        label=_("Metodo"),
        required=False,
        max_length=200,
        help_text=_("Obbligatorio se le valutazioni riguardano la personalità."),
    )
