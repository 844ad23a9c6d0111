import pytest
from time_machine import Traveller

from tests.personas import Persona, on
from tests.workflows.cases.actions.secrets import sealed
from workflows.cases.models import Case
from workflows.documents.models import Report, Transmission
from workflows.engine.models import WorkItem

People = dict[str, Persona]


@pytest.fixture
def ended(visited: Case, bruno: Persona) -> Case:
    """The case whose visits came to their end, with the report to be written."""
    bruno.does("review_plan", visited)
    return visited


def steps(person: Persona, case: Case) -> list[str]:
    return [step for step, _ in person.tasks(case)]


def test_report_is_due_thirty_days_after_the_last_visit_held(
    visited: Case, bruno: Persona, clock: Traveller
) -> None:
    clock.move_to(on("2026-10-01"))

    bruno.does("review_plan", visited)

    assert WorkItem.objects.get(reference=visited.number).due == on("2026-10-21", "16:00")


def test_report_sent_back_has_its_term_anew(ended: Case, people: People, clock: Traveller) -> None:
    people["ada"].does("draft_report", ended)
    clock.move_to(on("2026-11-10"))

    people["bruno"].does("validate_report", ended, decision="return", remarks="Manca la data")

    assert WorkItem.objects.get(reference=ended.number).due == on("2026-12-10")


def test_report_passes_from_hand_to_hand(ended: Case, people: People) -> None:
    ada, bruno, gino, sara = (people[name] for name in ("ada", "bruno", "gino", "sara"))

    assert steps(ada, ended) == ["draft_report"]
    ada.does("draft_report", ended)
    assert (steps(ada, ended), steps(bruno, ended)) == ([], ["validate_report"])
    bruno.does("validate_report", ended, decision="return", remarks="Manca la data")
    assert steps(ada, ended) == ["draft_report"]
    ada.does("draft_report", ended)
    bruno.does("validate_report", ended)
    assert (steps(bruno, ended), steps(gino, ended)) == ([], ["sign_report"])
    gino.does("sign_report", ended, decision="return", remarks="Più chiara")
    assert steps(ada, ended) == ["draft_report"]
    ada.does("draft_report", ended)
    bruno.does("validate_report", ended)
    gino.does("sign_report", ended)

    assert steps(sara, ended) == ["transmit_report"]


def test_answer_is_for_the_clerks_of_the_court_alone(transmitted: Case, people: People) -> None:
    having = {name for name, each in people.items() if steps(each, transmitted)}

    assert having == {"elsa"}


def test_rejected_report_is_written_and_sent_again(transmitted: Case, people: People) -> None:
    people["elsa"].does(
        "acknowledge_report", transmitted, decision="reject", reason="Manca il numero di ruolo"
    )
    people["ada"].does("draft_report", transmitted, course="Con il numero di ruolo.")
    people["bruno"].does("validate_report", transmitted)
    people["gino"].does("sign_report", transmitted)
    people["sara"].does("transmit_report", transmitted, protocol="PG 2026/002")
    people["elsa"].does("acknowledge_report", transmitted)

    assert transmitted.state == "closed"
    assert Report.objects.get(case=transmitted).state == "acknowledged"
    states = Transmission.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["rejected", "acknowledged"]


def test_report_that_says_what_became_secret_goes_back_to_be_written(
    ended: Case, people: People
) -> None:
    people["ada"].does("draft_report", ended, course="Ora vivono in via dei Tigli 4.")
    people["bruno"].does("validate_report", ended)
    people["gino"].does("sign_report", ended)
    sealed(ended, people["sara"])

    form = people["sara"].fills("transmit_report", ended)
    assert "rimandata alla redazione" in str(form.errors)
    form = people["sara"].fills("transmit_report", ended, decision="return")
    assert set(form.errors) == {"remarks"}
    people["sara"].does("transmit_report", ended, decision="return", remarks="Via l’indirizzo")

    assert steps(people["ada"], ended) == ["draft_report"]
    assert not Transmission.objects.exists()
    people["ada"].does("draft_report", ended, course="Due incontri.")
    people["bruno"].does("validate_report", ended)
    people["gino"].does("sign_report", ended)
    people["sara"].does("transmit_report", ended)
    assert steps(people["elsa"], ended) == ["acknowledge_report"]
