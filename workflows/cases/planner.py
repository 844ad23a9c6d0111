"""What the order allows, and who may be where when: asked before any visit is booked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from workflows.cases import terms
from workflows.cases.enums import Frequency, Level, Standing
from workflows.cases.models import Case, CourtOrder, Person, Room, Visit

OPENS, CLOSES = time(9), time(19)
SUNDAY = 6


@dataclass(frozen=True)
class Booking:
    """A visit somebody wants: with whom, when, where, with which operator."""

    case: Case
    order: CourtOrder
    visitor: Person
    level: Level
    room: Room
    operator: User
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at)


@dataclass(frozen=True)
class Objection:
    """Why a booking may not be: in words, and the field to change."""

    message: Any
    field: str


def proposed_starts(order: CourtOrder, first: datetime, until: date) -> list[datetime]:
    """The starts the order's frequency gives from `first` to `until`, on days the service opens.

    Local time is kept across the change of the clocks. None, where the order has no frequency.
    """
    zone = timezone.get_current_timezone()
    local = timezone.localtime(first).replace(tzinfo=None)
    last = min(until, order.last_day or until)
    starts = []
    for step in _steps(order, local):
        if local.date() > last:
            break
        if is_open_on(local.date()):
            starts.append(local.replace(tzinfo=zone))
        local += timedelta(days=step)
    return starts


def _steps(order: CourtOrder, first: datetime) -> Iterable[int]:
    """Days from visit to visit, for ever; of two weekdays, neither falls on a Sunday."""
    if not order.frequency:
        return ()
    steps = Frequency(order.frequency).steps
    second = first + timedelta(days=steps[0])
    return cycle(reversed(steps) if second.weekday() == SUNDAY else steps)


def is_open_on(day: date) -> bool:
    """Whether the service receives families on `day`: not on Sundays and holidays."""
    return day.weekday() != SUNDAY and not terms.is_holiday(day)


def neighbours(bookings: Sequence[Booking]) -> list[Visit]:
    """Every visit that could stand in the way of one of `bookings`, in one query.

    All of them are of one case, with one room and one operator.
    """
    margin = timedelta(days=28)
    first = min(booking.starts_at for booking in bookings) - margin
    last = max(booking.ends_at for booking in bookings) + margin
    one = bookings[0]
    return list(
        Visit.objects.taking_place()
        .filter(starts_at__range=(first, last))
        .filter(Q(room=one.room) | Q(operator=one.operator) | Q(case=one.case))
        .select_related("visitor")
    )


def objections(booking: Booking, others: Iterable[Visit]) -> list[Objection]:
    """Everything that speaks against `booking`, given the visits around it."""
    others = list(others)
    found = [*_against_order(booking), *_against_place(booking), *_against_hours(booking)]
    found += _against_frequency(booking, others)
    found += _against_overlaps(booking, others)
    return found


def _against_order(booking: Booking) -> Iterable[Objection]:
    order = booking.order
    prefetch_related_objects([order], "people__person")
    if not order.is_in_force(booking.day):
        yield Objection(_("Il provvedimento non è in vigore in questo giorno."), "first")
    if booking.visitor not in order.people_with(Standing.AUTHORISED):
        yield Objection(_("Il provvedimento non autorizza questa persona."), "visitor")
    if order.level and booking.level.is_below(Level(order.level)):
        yield Objection(
            _("Il provvedimento chiede almeno il livello «%(level)s».")
            % {"level": order.get_level_display()},
            "level",
        )
    if order.minutes and booking.minutes > order.minutes:
        yield Objection(
            _("Il provvedimento concede al massimo %(minutes)s minuti.")
            % {"minutes": order.minutes},
            "minutes",
        )


def _against_place(booking: Booking) -> Iterable[Objection]:
    if booking.room.service_id != booking.case.service_id:
        yield Objection(_("La sala non è di questo servizio."), "room")


def _against_hours(booking: Booking) -> Iterable[Objection]:
    start, end = timezone.localtime(booking.starts_at), timezone.localtime(booking.ends_at)
    if booking.starts_at < timezone.now():
        yield Objection(_("Il momento scelto è già passato."), "first")
    if not is_open_on(booking.day):
        yield Objection(_("Il servizio è chiuso in questo giorno."), "first")
    if start.time() < OPENS or end.time() > CLOSES or start.date() != end.date():
        yield Objection(_("Il servizio è aperto dalle 9 alle 19."), "first")


def _against_frequency(booking: Booking, others: Iterable[Visit]) -> Iterable[Objection]:
    if not booking.order.frequency:
        yield Objection(_("Il provvedimento non dice la frequenza degli incontri."), "first")
        return
    days = sorted(
        timezone.localdate(visit.starts_at)
        for visit in others
        if visit.visitor_id == booking.visitor.pk
    )
    near = _too_near(booking.day, days, Frequency(booking.order.frequency).steps)
    if near is not None:
        yield Objection(
            _("Il provvedimento prevede gli incontri «%(frequency)s»: ce n'è già uno il %(day)s.")
            % {
                "frequency": booking.order.get_frequency_display().lower(),
                "day": near.strftime("%d/%m/%Y"),
            },
            "first",
        )


def _too_near(day: date, days: Sequence[date], steps: tuple[int, ...]) -> date | None:
    """The one of `days` that leaves less than a step to `day`, or makes its period too full.

    As many visits as there are steps fit in the sum of the steps: two in any seven days.
    """
    for other in days:
        if abs(other - day).days < min(steps):
            return other
    series = sorted([*days, day])
    for first, last in zip(series, series[len(steps) :], strict=False):
        if first <= day <= last and (last - first).days < sum(steps):
            return first if first != day else last
    return None


def _against_overlaps(booking: Booking, others: Iterable[Visit]) -> Iterable[Objection]:
    """Rooms, operators and the family; visitors come and go a quarter of an hour apart."""
    margin = 2 * terms.STAGGER
    for visit in others:
        if visit.room_id == booking.room.pk and _overlap(booking, visit, timedelta()):
            yield Objection(_("La sala è già occupata a quest'ora."), "room")
        if visit.operator_id == booking.operator.pk and _overlap(booking, visit, timedelta()):
            yield Objection(_("L'operatore ha già un incontro a quest'ora."), "operator")
        same_family = visit.case_id == booking.case.pk
        if (
            same_family
            and visit.visitor_id != booking.visitor.pk
            and _overlap(booking, visit, margin)
        ):
            yield Objection(
                _("Un'altra persona della famiglia sarebbe nel servizio negli stessi minuti."),
                "first",
            )


def _overlap(booking: Booking, visit: Visit, margin: timedelta) -> bool:
    return visit.starts_at < booking.ends_at + margin and visit.ends_at > booking.starts_at - margin
