"""The form of the plan: a series of visits that follows from its first one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from workflows.cases import terms
from workflows.cases.actions import visits
from workflows.cases.enums import Level, Standing
from workflows.cases.models import Person, Room
from workflows.cases.planner import Booking, Objection, neighbours, objections, proposed_starts
from workflows.processes.forms.base import TaskForm, moment_field
from workflows.processes.forms.intake import operators_of
from workflows.processes.panels import TOLD, allowed_by

# How far ahead a series may reach: as many months of four weeks as it may count visits.
MOST_VISITS = 30
HORIZON = timedelta(days=28 * MOST_VISITS)


@dataclass(frozen=True)
class Proposal:
    """One date of the series, with all that speaks against it."""

    starts_at: datetime
    ends_at: datetime
    objections: Sequence[Objection]


@dataclass(frozen=True)
class Outlook:
    """The dates of a series, before it is booked."""

    proposals: Sequence[Proposal]

    @property
    def free(self) -> int:
        """How many nothing speaks against."""
        return sum(not proposal.objections for proposal in self.proposals)


class PlanForm(TaskForm):
    """The series of visits: the dates follow from the first and the order's frequency."""

    panel = "processes/panels/allowed.html"
    look = _("Mostra le date")

    visitor = forms.ModelChoiceField(label=_("Con chi"), queryset=Person.objects.none())
    first = moment_field(_("Primo incontro"))
    visits = forms.IntegerField(
        label=_("Quanti incontri"), min_value=1, max_value=MOST_VISITS, initial=12
    )
    minutes = forms.IntegerField(label=_("Durata in minuti"), min_value=15, max_value=240)
    level = forms.ChoiceField(label=_("Livello"), choices=Level)
    room = forms.ModelChoiceField(label=_("Sala"), queryset=Room.objects.none())
    operator = forms.ModelChoiceField(label=_("Operatore"), queryset=User.objects.none())

    def prepare(self) -> None:
        # Every date of the series asks the order and its people: they are read once.
        prefetch_related_objects([self.case], TOLD)
        self.order = self.case.current_order()
        authorised = [person.pk for person in self.order.people_with(Standing.AUTHORISED)]
        self._choose("visitor", Person.objects.filter(pk__in=authorised))
        self._choose("room", Room.objects.filter(service=self.case.service_id))
        self._choose("operator", operators_of(self.case))
        self.initial = {
            "minutes": self.order.minutes or terms.VISIT_MINUTES,
            "level": self.order.level,
            "operator": self.case.operator_id,
            **self.initial,
        }

    def panel_context(self) -> dict[str, Any]:
        return allowed_by(self.order)

    def act(self, process: Any, by: User) -> object:
        booking = self.booking()
        return visits.plan_visits(process.case, booking, self.starts(booking), by=by)

    def outlook(self) -> Outlook:
        first = self.booking()
        bookings = [replace(first, starts_at=start) for start in self.starts(first)] or [first]
        booked = neighbours(bookings)
        return Outlook([Proposal(b.starts_at, b.ends_at, objections(b, booked)) for b in bookings])

    def booking(self) -> Booking:
        """The first visit of the series."""
        values = self.cleaned_data
        return Booking(
            case=self.case,
            order=self.case.order_on(timezone.localdate(values["first"])) or self.order,
            visitor=values["visitor"],
            level=Level(values["level"]),
            room=values["room"],
            operator=values["operator"],
            starts_at=values["first"],
            minutes=values["minutes"],
        )

    def starts(self, booking: Booking) -> list[datetime]:
        """The dates of the whole series."""
        starts = proposed_starts(booking.order, booking.starts_at, booking.day + HORIZON)
        return starts[: self.cleaned_data["visits"]]

    def _choose(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queryset
        field.empty_label = _("Scegliere…")
