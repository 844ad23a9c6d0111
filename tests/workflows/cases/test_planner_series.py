"""The dates that an order's frequency proposes, and what the planner lets into the calendar."""

import datetime as dt
from itertools import combinations, pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as some

from permissions.models import User
from tests.personas import ROME, Persona, receive
from tests.workflows.cases.actions.orders import amend
from tests.workflows.cases.bookings import booked, booking
from workflows.cases import terms
from workflows.cases.entries import PersonEntry
from workflows.cases.enums import Frequency, Level
from workflows.cases.models import Case, CourtOrder, Person, Room, Visit
from workflows.cases.planner import neighbours, objections, proposed_starts

MOMENTS = some.builds(
    dt.datetime.combine,
    some.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)),
    some.builds(dt.time, some.integers(9, 18)),
    some.just(ROME),
)


def order(frequency: str, expires_on: dt.date | None = None) -> CourtOrder:
    """An order that nobody amended, without a database."""
    order = CourtOrder(frequency=frequency, effective_from=dt.date(2026, 1, 1))
    order.last_day = expires_on
    return order


@given(
    first=MOMENTS,
    frequency=some.sampled_from(Frequency.values),
    span=some.integers(0, 400),
    valid=some.none() | some.integers(-10, 400),
)
@example(first=dt.datetime(2026, 10, 22, 9, tzinfo=ROME), frequency="weekly", span=30, valid=None)
@example(first=dt.datetime(2027, 3, 26, 15, tzinfo=ROME), frequency="weekly", span=30, valid=None)
def test_series_keeps_step_hour_and_bounds(
    first: dt.datetime, frequency: str, span: int, valid: int | None
) -> None:
    until = first.date() + dt.timedelta(days=span)
    expires = None if valid is None else first.date() + dt.timedelta(days=valid)

    found = proposed_starts(order(frequency, expires), first.astimezone(dt.UTC), until)

    starts = [start.astimezone(ROME) for start in found]
    days = [start.date() for start in starts]
    assert {(start.hour, start.minute) for start in starts} <= {(first.hour, first.minute)}
    assert all(first.date() <= day <= min(until, expires or until) for day in days)
    assert not [day for day in days if day.weekday() == 6 or terms.is_holiday(day)]
    assert all(_keeps(frequency, first.date(), day) for day in days)
    steps = Frequency(frequency).steps
    assert all((b - a).days >= sum(steps) for a, b in zip(days, days[len(steps) :], strict=False))


def _keeps(frequency: str, first: dt.date, day: dt.date) -> bool:
    """Whether `day` stands on the ladder of steps that begins at `first`."""
    steps = Frequency(frequency).steps
    return (day - first).days % sum(steps) in {0, *steps[1:], *steps[:-1]}


@given(first=MOMENTS)
def test_series_leaves_out_nothing_but_closed_days(first: dt.datetime) -> None:
    starts = proposed_starts(order("weekly"), first, first.date() + dt.timedelta(days=70))

    every = [first.date() + dt.timedelta(days=7 * week) for week in range(11)]
    closed = [day for day in every if day.weekday() == 6 or terms.is_holiday(day)]
    assert [start.date() for start in starts] == [day for day in every if day not in closed]


@pytest.mark.parametrize("weekday", range(6))
def test_twice_a_week_keeps_two_weekdays(weekday: int) -> None:
    first = dt.datetime(2026, 9, 14 + weekday, 15, tzinfo=ROME)

    starts = proposed_starts(order("twice_a_week"), first, dt.date(2026, 10, 30))

    assert len({start.weekday() for start in starts}) == 2
    assert {(b - a).days for a, b in pairwise(starts)} == {3, 4}


def test_series_ends_on_the_eve_of_the_next_version(case: Case, sara: Persona) -> None:
    first = case.current_order()
    amend(case, sara, effective_from=dt.date(2026, 10, 5))

    starts = proposed_starts(first, booking(case).starts_at, dt.date(2027, 1, 1))

    assert [start.day for start in starts] == [14, 21, 28]


def test_order_without_a_frequency_proposes_nothing() -> None:
    first = dt.datetime(2026, 9, 14, 15, tzinfo=ROME)

    assert proposed_starts(order(""), first, dt.date(2027, 1, 1)) == []


# Few days, hours, rooms and people, so that wishes meet: most are good, some break a rule.
WISHES = some.lists(
    some.tuples(
        some.sampled_from([0, 1]),  # case
        some.sampled_from(["Marco", "Marco", "Marco", "Rita", "Rita", "Aldo"]),
        some.sampled_from([0, 0, 1, 1, 3]),  # room, of which the last is of another service
        some.sampled_from(["ada", "luca"]),
        some.sampled_from([Level.PROTECTED] * 4 + [Level.FACILITATED, Level.PARTIAL]),
        some.sampled_from([1, 1, 1, 4, 8, 10, 36]),  # days from the 10th of September
        some.sampled_from([34, 40, 40, 41, 42, 44, 74]),  # quarters of an hour
        some.sampled_from([60, 60, 60, 30, 75]),
    ),
    min_size=4,
    max_size=10,
)


@pytest.fixture
def families(sara: Persona, clock: Any) -> list[Case]:
    """Two cases: father and grandmother may come, the grandfather may not."""
    adults = [
        PersonEntry("Marco", "Rossi", None, "father", "authorised"),
        PersonEntry("Rita", "Rossi", None, "grandmother", "authorised"),
        PersonEntry("Aldo", "Rossi", None, "grandfather", "excluded"),
    ]
    order = {"level": "facilitated", "expires_on": dt.date(2026, 10, 15)}
    return [receive(sara, rg_number=n, adults=adults, order=order) for n in (1, 2)]


# A counterexample is shown as found: to shrink it would take minutes of bookings.
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(wishes=WISHES)
def test_calendar_never_breaks_a_rule(families: list[Case], wishes: Any) -> None:
    with transaction.atomic():
        for wish in wishes:
            _book_if_allowed(families, *wish)

        visits = list(Visit.objects.select_related("case", "visitor", "room", "plan__order"))
        for visit in visits:
            _assert_allowed(visit)
        for one, other in combinations(visits, 2):
            _assert_apart(one, other)
        transaction.set_rollback(True)


def _book_if_allowed(families: list[Case], number: int, name: str, room: int, *rest: Any) -> None:
    operator, level, days, quarter, minutes = rest
    case = families[number]
    day = dt.datetime(2026, 9, 10, tzinfo=ROME) + dt.timedelta(days=days)
    wanted = booking(
        case,
        User.objects.get(username=operator),
        visitor=Person.objects.get(case=case, first_name=name),
        level=level,
        room=Room.objects.order_by("-service__short_name", "name")[room],
        starts_at=day.replace(hour=quarter // 4, minute=15 * (quarter % 4)),
        minutes=minutes,
    )
    if not objections(wanted, neighbours([wanted])):
        booked(wanted)


def _assert_allowed(visit: Visit) -> None:
    start, end = visit.starts_at.astimezone(ROME), visit.ends_at.astimezone(ROME)
    assert visit.visitor.first_name != "Aldo"
    assert visit.level in {"protected", "facilitated"}
    assert end - start <= dt.timedelta(minutes=60)
    assert start.date() <= dt.date(2026, 10, 15)
    assert start.time() >= dt.time(9)
    assert end.time() <= dt.time(19)
    assert start.weekday() != 6
    assert visit.room.service == visit.case.service


def _assert_apart(one: Visit, other: Visit) -> None:
    overlap = one.starts_at < other.ends_at and other.starts_at < one.ends_at
    assert not (overlap and one.room == other.room)
    assert not (overlap and one.operator == other.operator)
    assert not (overlap and one.case == other.case)
    if one.visitor == other.visitor:
        days = one.starts_at.astimezone(ROME).date() - other.starts_at.astimezone(ROME).date()
        assert abs(days.days) >= 7
