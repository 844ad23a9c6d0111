"""What each person may see and do on a case, in the states of its path."""

import pytest

from permissions.policy import allowed
from tests.personas import Persona
from workflows.cases.actions import intake
from workflows.cases.models import Case

CARD = {"view_case", "view_calendar"}
IDENTITY = CARD | {"view_people", "view_contacts", "view_papers", "view_orders"}
WHOLE = IDENTITY | {"view_notes", "view_reports", "view_history", "view_team"}
REFERRER = CARD | {"view_people", "view_orders", "view_validated"}
STRANGERS = ("carla", "pia", "dino", "elsa", "furio")


def views(person: Persona, case: Case) -> set[str]:
    """What the person may look at, by the names of the permissions."""
    held = {name.partition(".")[2] for name in allowed(person.user, case)}
    return {name for name in held if name.startswith("view_")}


def works(person: Persona, case: Case) -> set[str]:
    """What the person may do."""
    held = {name.partition(".")[2] for name in allowed(person.user, case)}
    return {name for name in held if not name.startswith("view_")}


def shared(case: Case, people: dict[str, Persona]) -> dict[str, set[str]]:
    return {name: views(person, case) for name, person in people.items() if views(person, case)}


OPEN = {"sara": IDENTITY, "bruno": WHOLE, "gino": WHOLE, "irene": REFERRER}


def test_received_case_is_open_to_its_service_and_its_referrer(
    case: Case, people: dict[str, Persona]
) -> None:
    assert shared(case, people) == OPEN


@pytest.mark.parametrize("request_", ["request_integration", "request_clarification"])
def test_waiting_for_an_answer_changes_nobodys_sight(
    case: Case, people: dict[str, Persona], request_: str
) -> None:
    getattr(intake, request_)(case, by=people["bruno"].user, missing="La relazione")

    assert shared(case, people) == OPEN


def test_assigned_case_is_open_to_its_operator_too(
    assigned: Case, people: dict[str, Persona]
) -> None:
    assert shared(assigned, people) == {**OPEN, "ada": WHOLE}


def test_visits_change_nobodys_sight(visited: Case, people: dict[str, Persona]) -> None:
    assert shared(visited, people) == {**OPEN, "ada": WHOLE}


def test_transmitted_report_opens_the_case_to_no_clerk(
    transmitted: Case, people: dict[str, Persona]
) -> None:
    assert shared(transmitted, people) == {**OPEN, "ada": WHOLE}


def test_closed_case_keeps_what_remains(concluded: Case, people: dict[str, Persona]) -> None:
    assert shared(concluded, people) == {
        "sara": CARD,
        "bruno": WHOLE,
        "gino": WHOLE,
        "irene": CARD | {"view_validated"},
    }
    assert {name: works(person, concluded) for name, person in people.items()} == {
        **{name: set() for name in people},
        "bruno": {"review_access"},
        "gino": {"review_access"},
    }


def test_case_does_not_exist_for_strangers(concluded: Case, people: dict[str, Persona]) -> None:
    for name in STRANGERS:
        assert allowed(people[name].user, concluded) == frozenset()
        assert not people[name].sees(concluded)


def test_front_office_never_reads_notes_nor_reports(visited: Case, sara: Persona) -> None:
    visit = visited.visits.earliest("starts_at")
    record = visit.record
    hearing, sheet = visited.hearings.first(), visited.risk_sheet
    notes = [record, hearing, sheet, visited.agreements.first()]

    assert [each for each in notes if sara.sees(each)] == []
    assert sara.sees(visit)


def test_work_is_parted_by_role(assigned: Case, people: dict[str, Persona]) -> None:
    assert works(people["irene"], assigned) == {"supply_documents"}
    assert works(people["gino"], assigned) == {
        "assign_case",
        "propose_transfer",
        "review_access",
        "seal_protected",
        "sign_report",
        "validate_record",
    }
    assert "validate_record" not in works(people["ada"], assigned)
    assert "sign_report" not in works(people["bruno"], assigned)
    assert {"record_visit", "validate_record", "sign_report"}.isdisjoint(
        works(people["sara"], assigned)
    )
