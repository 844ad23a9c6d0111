import datetime as dt
from typing import Any

import pytest

from tests.personas import Persona, receive
from tests.workflows.cases.bookings import FIRST, booked, booking
from workflows.cases.enums import VisitState
from workflows.cases.models import Case, Person, Visit


@pytest.fixture
def visits(case: Case, ada: Persona) -> Any:
    """One visit in each state."""
    for state in VisitState.values:
        booked(booking(case), state=state)
    return Visit.objects.all()


def states(found: Any) -> set[str]:
    return set(found.values_list("state", flat=True))


def test_visits_taking_place_are_neither_cancelled_nor_missed(visits: Any) -> None:
    assert set(VisitState) - states(visits.taking_place()) == {"cancelled", "absence"}


def test_visits_held_are_those_that_began(visits: Any) -> None:
    assert states(visits.held()) == {"held", "interrupted"}


def test_visits_to_come_are_those_without_an_outcome(visits: Any) -> None:
    assert states(visits.to_come()) == {"proposed", "confirmed"}


def test_visits_unfinished_are_to_come_or_to_be_recorded(visits: Any) -> None:
    assert set(VisitState) - states(visits.unfinished()) == {"cancelled", "absence"}


def test_visits_agree_with_what_each_says_of_itself(visits: Any) -> None:
    assert {visit.state for visit in visits if visit.is_to_come()} == states(visits.to_come())
    recorded = {visit.state for visit in visits if visit.took_place()}
    assert recorded == states(visits.unfinished()) - states(visits.to_come())


@pytest.mark.parametrize(
    ("start", "end", "found"), [(-60, 0, 0), (-60, 1, 1), (10, 20, 1), (59, 90, 1), (60, 90, 0)]
)
def test_visits_overlap_where_they_share_a_moment(
    case: Case, start: int, end: int, found: int
) -> None:
    booked(booking(case))

    minutes = [FIRST + dt.timedelta(minutes=each) for each in (start, end)]

    assert Visit.objects.overlapping(*minutes).count() == found


def test_cases_open_are_those_neither_closed_nor_gone(sara: Persona) -> None:
    for number, state in enumerate(["received", "closing", "closed", "transferred"], start=1):
        case = receive(sara, rg_number=number)
        case.state = state
        case.save()

    assert set(Case.objects.open().values_list("state", flat=True)) == {"received", "closing"}


def test_people_are_children_or_adults(case: Case) -> None:
    people = Person.objects.filter(case=case)

    assert [person.first_name for person in people.children()] == ["Giulia"]
    assert sorted(person.first_name for person in people.adults()) == ["Lia", "Marco"]
