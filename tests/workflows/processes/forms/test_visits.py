from typing import Any

import pytest
from time_machine import Traveller

from tests.personas import Persona, on
from tests.workflows.engine.sample.doing import census
from workflows.cases.models import Case
from workflows.engine.execution import find
from workflows.processes.work import form_for


@pytest.fixture
def confirmed(planned: Case, sara: Persona, clock: Traveller) -> Case:
    sara.does("confirm_visit", planned)
    clock.move_to(on("2026-09-14", "17:00"))
    return planned


@pytest.fixture
def held(confirmed: Case, ada: Persona) -> Case:
    ada.does("hold_visit", confirmed)
    return confirmed


def test_cancelled_visit_says_by_whom_and_why(planned: Case, sara: Persona) -> None:
    form = sara.fills("confirm_visit", planned, decision="cancelled")

    assert set(form.errors) == {"side", "reason"}


TOO_LITTLE = [
    ("side", {"state": "absence"}),
    ("side", {"state": "cancelled", "reason": "Febbre"}),
    ("reason", {"state": "cancelled", "side": "visitor"}),
    ("reason", {"state": "interrupted"}),
    ("state", {"state": "proposed"}),
    ("state", {"state": ""}),
    ("side", {"state": "absence", "side": "zio"}),
]


def test_outcome_that_says_too_little_is_refused_beside_its_field(
    confirmed: Case, ada: Persona
) -> None:
    before = census()

    for field, answer in TOO_LITTLE:
        assert set(ada.fills("hold_visit", confirmed, **answer).errors) == {field}, answer

    assert census() == before


IMPOSSIBLE: list[tuple[set[str], dict[str, Any]]] = [
    ({"child_left"}, {"child_left": "14:00"}),
    ({"visitor_left"}, {"visitor_left": "14:00"}),
    ({"method"}, {"on_personality": "on"}),
    ({"facts", "ending"}, {"facts": " ", "ending": ""}),
    ({"child_arrived"}, {"child_arrived": "25:00"}),
]


def test_record_that_cannot_be_is_refused_beside_its_field(held: Case, ada: Persona) -> None:
    before = census()

    for wrong, changes in IMPOSSIBLE:
        assert set(ada.fills("record_visit", held, **changes).errors) == wrong, changes

    assert census() == before


def test_returned_record_starts_from_what_was_written(
    held: Case, ada: Persona, bruno: Persona
) -> None:
    ada.does("record_visit", held, facts="Giocano insieme.", statements="«Ciao», il padre.")
    bruno.does("validate_record", held, decision="return", remarks="Manca il saluto")

    form = form_for(find(ada.task("record_visit", held), ada.user), ada.user)

    assert form.initial["facts"] == "Giocano insieme."
    assert form.initial["statements"] == "«Ciao», il padre."
    assert form.panel_context()["remarks"] == "Manca il saluto"


def test_return_of_a_record_says_what_to_correct(held: Case, ada: Persona, bruno: Persona) -> None:
    ada.does("record_visit", held)

    form = bruno.fills("validate_record", held, decision="return", remarks=" ")

    assert set(form.errors) == {"remarks"}


def test_review_that_concludes_proposes_an_outcome(visited: Case, bruno: Persona) -> None:
    form = bruno.fills("review_plan", visited, outcome="")

    assert set(form.errors) == {"outcome"}


def test_review_that_goes_on_needs_no_outcome(visited: Case, bruno: Persona) -> None:
    bruno.does("review_plan", visited, decision="continue", outcome="")

    assert visited.state == "ready"
