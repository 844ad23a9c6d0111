from typing import Any

import pytest

from intranet.desk.case.page import read_page
from intranet.desk.case.progress import progress_of
from tests.intranet.desk.pages import hold_first_visit, page
from tests.personas import Persona, on
from workflows.cases.enums import CaseState
from workflows.cases.models import Case


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("received", "done now coming coming coming coming coming"),
        ("integration", "done now coming coming coming coming coming"),
        ("waiting", "done done now coming coming coming coming"),
        ("preliminary", "done done done now coming coming coming"),
        ("visits", "done done done done now coming coming"),
        ("closing", "done done done done done now coming"),
        ("closed", "done done done done done done done"),
    ],
)
def test_line_follows_the_state(case: Case, state: str, line: str) -> None:
    case.state = CaseState(state)

    assert " ".join(stage.standing for stage in progress_of(case, [])) == line


def test_every_state_has_its_place(case: Case) -> None:
    for state in CaseState:
        case.state = state

        assert len(progress_of(case, [])) == (0 if state == "transferred" else 7)


def test_line_says_where_it_stands_and_what_is_late(case: Case, bruno: Persona, clock: Any) -> None:
    clock.move_to(on("2026-09-16"))

    text = page(bruno, f"/casi/{case.pk}/")

    assert 'class="stage stage-late" aria-current="step"' in text
    assert 'Documenti<span class="visually-hidden">: in ritardo</span>' in text
    assert "scaduto da 2 giorni" in text


def test_visits_are_counted_without_the_cancelled(
    planned: Case, people: dict[str, Persona], clock: Any
) -> None:
    hold_first_visit(planned, people, clock)

    def note() -> str:
        return read_page(people["ada"].user, planned.pk, {}).stages[4].note

    assert note() == "1 di 2"
    people["sara"].does(
        "confirm_visit", planned, decision="cancelled", side="visitor", reason="Malattia"
    )
    assert note() == "1 di 1"


def test_waiting_says_what_is_waited_for(case: Case, bruno: Persona) -> None:
    bruno.does("check_documents", case, decision="integration", missing="La relazione sociale")

    stages = read_page(bruno.user, case.pk, {}).stages

    assert stages[1].note == "In attesa di documenti"
