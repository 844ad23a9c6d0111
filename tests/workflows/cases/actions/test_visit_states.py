"""Whatever is tried in whatever order, a visit keeps to its states."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.personas import Persona, on
from tests.workflows.cases.bookings import booked, booking
from workflows.cases.actions.visits import confirm_visit, decide_visit
from workflows.cases.enums import VisitState
from workflows.cases.models import Case, Visit
from workflows.cases.refusal import Refused

FINAL = {"held", "interrupted", "cancelled", "absence", "refused"}
FOLLOWING: dict[str, set[str]] = {"proposed": {"confirmed", "cancelled"}, "confirmed": FINAL}

TRIES = some.lists(
    some.tuples(
        some.sampled_from(["confirm", *VisitState.values]),
        some.booleans(),
        some.sampled_from(["", "visitor", "service"]),
        some.sampled_from(["", " ", "Febbre"]),
    ),
    max_size=6,
)


@pytest.fixture
def visit(assigned: Case) -> Visit:
    return booked(booking(assigned))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tries=TRIES)
def test_visit_moves_only_forward(visit: Visit, ada: Persona, clock: Any, tries: Any) -> None:
    with transaction.atomic():
        clock.move_to(on("2026-09-11"))

        states = list(_states(Visit.objects.get(pk=visit.pk), ada, clock, tries))

        for before, after in pairwise(states):
            assert before == after or after in FOLLOWING.get(before, set())
        transaction.set_rollback(True)


def _states(visit: Visit, by: Persona, clock: Any, tries: Iterable[Any]) -> Iterable[str]:
    """The state of the visit at first, and after each try; trying late comes after its end."""
    yield visit.state
    for verb, late, side, reason in tries:
        if late:
            clock.move_to(on("2026-09-14", "17:00"))
        try:
            if verb == "confirm":
                confirm_visit(visit, by=by.user)
            else:
                decide_visit(visit, by=by.user, state=VisitState(verb), side=side, reason=reason)
        except Refused:
            pass
        visit.refresh_from_db()
        yield visit.state
