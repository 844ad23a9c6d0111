"""What a course says of itself, its days, and why it is called off."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.training.models import CourseDay
from intranet.network.training.models.course import MINIMUM
from intranet.network.training.spans import MINUTE, MOST_DAYS, Span
from permissions.models import Organisation
from workflows.processes.forms.legible import refuse_unprintable

MOST_PLACES = 500


class CourseForm(forms.Form):
    title = forms.CharField(label=_("Titolo"), max_length=200, validators=[refuse_unprintable])
    programme = forms.CharField(
        label=_("Programma"),
        max_length=5000,
        help_text=_("Che cosa si impara e come. Gli esempi non sono mai quelli di un fascicolo."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    teachers = forms.CharField(
        label=_("Chi insegna"), max_length=300, validators=[refuse_unprintable]
    )
    venue = forms.CharField(label=_("Luogo"), max_length=200, required=False)
    video = forms.URLField(
        label=_("Collegamento video"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("Se ci si collega da lontano, anche solo in parte."),
    )
    places = forms.IntegerField(label=_("Posti"), min_value=1, max_value=MOST_PLACES, initial=20)
    enrol_until = forms.DateField(label=_("Iscrizioni fino al"), widget=forms.DateInput())
    minimum = forms.IntegerField(
        label=_("Quanto serve per l’attestato (% delle ore)"),
        min_value=1,
        max_value=100,
        initial=MINIMUM,
    )


class AnnouncementForm(CourseForm):
    organiser = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Chi organizza"), empty_label=None
    )
    field_order = ("organiser",)

    def __init__(self, *args: Any, organisers: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organiser"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in organisers])
        field.initial = organisers[0].pk
        if len(organisers) == 1:
            field.widget = forms.HiddenInput()


class ChangeForm(CourseForm):
    """As the course, without its days and their term: these are moved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["enrol_until"]


class TermForm(forms.Form):
    enrol_until = forms.DateField(label=_("Iscrizioni fino al"), widget=forms.DateInput())


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Perché"), max_length=300, help_text=_("Lo legge chi era iscritto.")
    )


class DayForm(forms.Form):
    on = forms.DateField(label=_("Giorno"), widget=forms.DateInput())
    start = forms.TimeField(label=_("Dalle"), widget=forms.TimeInput())
    end = forms.TimeField(label=_("Alle"), widget=forms.TimeInput())
    minutes = forms.IntegerField(
        label=_("Minuti che contano"),
        min_value=1,
        max_value=1440,
        required=False,
        help_text=_("Senza le pause; vuoto, tutti."),
    )

    @property
    def span(self) -> Span:
        said = self.cleaned_data
        first, last = (_moment(said["on"], said[name]) for name in ("start", "end"))
        return Span(first, last, said["minutes"] or max(0, (last - first) // MINUTE))


class DaysFormSet(forms.BaseFormSet[DayForm]):
    title = _("Giornate")
    row_title = _("Giornata")
    add_label = _("Aggiungi una giornata")

    def spans(self) -> list[Span]:
        """Those that were filled in and are not to be taken away."""
        return [
            form.span
            for form in self.forms
            if form.cleaned_data.get("on") and not form.cleaned_data.get("DELETE")
        ]


Days = forms.formset_factory(
    DayForm,
    formset=DaysFormSet,
    extra=0,
    min_num=1,
    validate_min=True,
    max_num=MOST_DAYS,
    absolute_max=MOST_DAYS,
    can_delete=True,
)


def days_form(data: Any, days: Sequence[CourseDay] = ()) -> DaysFormSet:
    """The rows of the days, filled in with those that are to come."""
    return Days(data, prefix="days", initial=[_row(each) for each in days])  # type: ignore[return-value]


def _row(day: CourseDay) -> dict[str, Any]:
    start, end = timezone.localtime(day.starts_at), timezone.localtime(day.ends_at)
    times = {"start": start.time(), "end": end.time()}
    return {"on": start.date(), "minutes": day.minutes, **times}


def _moment(day: Any, hour: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
