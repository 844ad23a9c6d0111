import pytest

from tests.personas import Persona
from tests.workflows.engine.sample.doing import census
from workflows.cases.models import Case
from workflows.engine.execution import find
from workflows.processes.work import form_for

People = dict[str, Persona]


@pytest.fixture
def ended(visited: Case, bruno: Persona) -> Case:
    bruno.does("review_plan", visited)
    return visited


def test_first_draft_comes_from_the_validated_records(ended: Case, ada: Persona) -> None:
    form = form_for(find(ada.task("draft_report", ended), ada.user), ada.user)

    assert form.initial["course"] == (
        "14/09/2026. Giocano insieme al tavolo per tutta l'ora.\n\n"
        "21/09/2026. Giocano insieme al tavolo per tutta l'ora."
    )


def test_draft_sent_back_starts_from_what_was_written(ended: Case, people: People) -> None:
    people["ada"].does("draft_report", ended, course="Due incontri.")
    people["bruno"].does("validate_report", ended, decision="return", remarks="Manca la data")

    task = people["ada"].task("draft_report", ended)
    form = form_for(find(task, people["ada"].user), people["ada"].user)

    assert form.initial["course"] == "Due incontri."
    assert form.panel_context()["remarks"] == "Manca la data"


@pytest.mark.parametrize("sign", ["😀", "\uf0b7"])
def test_draft_with_a_sign_no_paper_prints_is_refused_where_it_stands(
    ended: Case, ada: Persona, sign: str
) -> None:
    before = census()

    form = ada.fills("draft_report", ended, observations=f"La bambina {sign} ride.")

    assert set(form.errors) == {"observations"}
    assert sign in form.errors["observations"][0]
    assert census() == before


def test_draft_is_whole(ended: Case, ada: Persona) -> None:
    form = ada.fills("draft_report", ended, conclusions=" ")

    assert set(form.errors) == {"conclusions"}


@pytest.mark.parametrize(("step", "who"), [("validate_report", "bruno"), ("sign_report", "gino")])
def test_report_sent_back_says_what_to_correct(
    ended: Case, people: People, step: str, who: str
) -> None:
    people["ada"].does("draft_report", ended)
    if step == "sign_report":
        people["bruno"].does("validate_report", ended)

    form = people[who].fills(step, ended, decision="return", remarks="")

    assert set(form.errors) == {"remarks"}


def test_transmission_bears_a_protocol_number(ended: Case, people: People) -> None:
    people["ada"].does("draft_report", ended)
    people["bruno"].does("validate_report", ended)
    people["gino"].does("sign_report", ended)

    form = people["sara"].fills("transmit_report", ended, protocol="  ")

    assert set(form.errors) == {"protocol"}


def test_clerks_rejection_says_why(transmitted: Case, elsa: Persona) -> None:
    form = elsa.fills("acknowledge_report", transmitted, decision="reject", reason=" ")

    assert set(form.errors) == {"reason"}
