from typing import Any

import pytest
from time_machine import Traveller

from tests.personas import Persona, on
from tests.refusals import refused
from tests.workflows.cases.bookings import FIRST, booked, booking
from workflows.cases.actions.visits import confirm_visit, decide_visit, plan_visits
from workflows.cases.enums import VisitState
from workflows.cases.models import Case, Visit

AFTER = on("2026-09-14", "17:00")
FINAL = ("held", "interrupted", "cancelled", "absence", "refused")


@pytest.fixture
def ready(assigned: Case) -> Case:
    assigned.state = "ready"
    assigned.save()
    return assigned


@pytest.fixture
def visit(assigned: Case) -> Visit:
    """A confirmed visit, that of 14 September at three."""
    return booked(booking(assigned), state="confirmed")


def test_plan_books_each_start_and_keeps_its_author(ready: Case, ada: Persona) -> None:
    starts = [FIRST, on("2026-09-21", "15:00")]

    plan = plan_visits(ready, booking(ready), starts, by=ada.user)

    visits = plan.visits.order_by("starts_at")
    assert [(visit.starts_at, visit.state) for visit in visits] == [
        (start, "proposed") for start in starts
    ]
    authors = [visit.history.get().history_user_id for visit in visits]
    assert authors == [ada.user.pk] * 2
    assert (ready.state, plan.order) == ("visits", ready.current_order())


def test_plan_with_one_impossible_visit_books_none(ready: Case, ada: Persona) -> None:
    starts = [FIRST, on("2026-09-20", "15:00")]

    with refused("first", says="20/09/2026"):
        plan_visits(ready, booking(ready), starts, by=ada.user)


def test_plan_whose_own_visits_are_too_near_is_refused(ready: Case, ada: Persona) -> None:
    with refused("first", says="18/09/2026"):
        plan_visits(ready, booking(ready), [FIRST, on("2026-09-18", "15:00")], by=ada.user)


def test_plan_without_dates_says_what_is_wrong_with_the_first(ready: Case, ada: Persona) -> None:
    sunday = booking(ready, starts_at=on("2026-09-20", "15:00"))

    with refused("first", says="chiuso"):
        plan_visits(ready, sunday, [], by=ada.user)
    with refused("first", says="nessun incontro"):
        plan_visits(ready, booking(ready), [], by=ada.user)


def test_plan_with_a_stranger_is_refused(
    ready: Case, ada: Persona, people: dict[str, Persona]
) -> None:
    for name in ("bruno", "carla", "irene"):
        with refused("operator"):
            stranger = booking(ready, operator=people[name].user)
            plan_visits(ready, stranger, [FIRST], by=ada.user)


def test_plan_opens_the_case_to_who_leads_the_visits(
    ready: Case, ada: Persona, luca: Persona
) -> None:
    plan_visits(ready, booking(ready, operator=luca.user), [FIRST], by=ada.user)
    assert luca.may("cases.record_visit", ready)

    ready.state = "ready"
    ready.save()
    plan_visits(ready, booking(ready), [on("2026-09-28", "15:00")], by=ada.user)

    assert not luca.sees(ready)
    assert ada.may("cases.record_visit", ready)


def test_visit_is_confirmed_once(visit: Visit, sara: Persona) -> None:
    with refused():
        confirm_visit(visit, by=sara.user)


def test_visit_has_no_outcome_before_it_begins(visit: Visit, ada: Persona) -> None:
    for state in ("held", "interrupted", "absence", "refused"):
        with refused("state", says="cominciato"):
            decide(visit, ada, state)


def test_visit_never_confirmed_can_only_be_cancelled(
    visit: Visit, ada: Persona, clock: Traveller
) -> None:
    visit.state = VisitState.PROPOSED
    clock.move_to(AFTER)

    for state in ("held", "interrupted", "absence", "refused"):
        with refused("state", says="annullato"):
            decide(visit, ada, state)
    decide(visit, ada, "cancelled")


TOO_LITTLE = [
    ("absence", "side", {"side": ""}),
    ("cancelled", "side", {"side": ""}),
    ("cancelled", "reason", {"reason": "  "}),
    ("interrupted", "reason", {"reason": ""}),
    ("proposed", "state", {}),
    ("confirmed", "state", {}),
]


def test_outcome_says_by_whom_and_why(visit: Visit, ada: Persona, clock: Traveller) -> None:
    clock.move_to(AFTER)

    for state, field, changes in TOO_LITTLE:
        with refused(field):
            decide(visit, ada, state, **changes)


@pytest.mark.parametrize(
    ("state", "side"),
    [
        ("absence", "visitor"),
        ("cancelled", "visitor"),
        ("held", ""),
        ("interrupted", ""),
        ("refused", ""),
    ],
)
def test_outcome_keeps_a_side_only_where_it_has_one(
    visit: Visit, ada: Persona, clock: Traveller, state: str, side: str
) -> None:
    clock.move_to(AFTER)

    decide(visit, ada, state)

    visit.refresh_from_db()
    assert (visit.state, visit.side, visit.decided_at) == (state, side, AFTER)


def test_outcome_is_final(visit: Visit, ada: Persona, clock: Traveller) -> None:
    clock.move_to(AFTER)

    for final in FINAL:
        visit.state = final
        for state in FINAL:
            with refused(says="già registrato"):
                decide(visit, ada, state)
        with refused():
            confirm_visit(visit, by=ada.user)


def decide(visit: Visit, by: Persona, state: str, **changes: Any) -> None:
    values = {"side": "visitor", "reason": "Febbre", **changes}
    decide_visit(visit, by=by.user, state=VisitState(state), **values)
