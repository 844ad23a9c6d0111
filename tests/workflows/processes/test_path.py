"""The path of a case, as the tasks it puts on each desk."""

from tests.personas import Persona, on
from workflows.cases.models import Case


def test_check_is_the_coordinators(case: Case, bruno: Persona, ada: Persona) -> None:
    tasks = bruno.tasks(case)

    assert tasks == [("check_documents", "")]
    assert ada.tasks(case) == []


def test_hearings_run_in_parallel_and_join(assigned: Case, ada: Persona) -> None:
    ada.does("meet_referrer", assigned)

    assert sorted(ada.tasks(assigned)) == [
        ("familiarise_child", "Giulia"),
        ("interview_adult", "Lia"),
        ("interview_adult", "Marco"),
    ]

    ada.does("interview_adult", assigned, about="Lia")
    ada.does("interview_adult", assigned, about="Marco")
    assert ada.tasks(assigned) == [("familiarise_child", "Giulia")]

    ada.does("familiarise_child", assigned)
    assert ada.tasks(assigned) == [("assess_risk", "")]


def test_integration_goes_to_the_referrer_and_back(
    case: Case, bruno: Persona, irene: Persona
) -> None:
    bruno.does("check_documents", case, decision="integration", missing="La relazione sociale")
    assert irene.tasks(case) == [("supply_documents", "")]

    irene.does("supply_documents", case)

    assert irene.tasks(case) == []
    assert bruno.tasks(case) == [("check_documents", "")]


def test_rejected_report_goes_back_to_its_author(
    planned: Case, people: dict[str, Persona], clock: object
) -> None:
    ada, bruno, sara = people["ada"], people["bruno"], people["sara"]
    for day in ("2026-09-14", "2026-09-21"):
        sara.does("confirm_visit", planned)
        clock.move_to(on(day, "17:00"))  # type: ignore[attr-defined]
        ada.does("hold_visit", planned)
        ada.does("record_visit", planned)
        bruno.does("validate_record", planned)
    bruno.does("review_plan", planned)
    ada.does("draft_report", planned)
    bruno.does("validate_report", planned)
    people["gino"].does("sign_report", planned)
    sara.does("transmit_report", planned)

    people["elsa"].does(
        "acknowledge_report", planned, decision="reject", reason="Manca il numero di ruolo"
    )

    assert ada.tasks(planned) == [("draft_report", "")]
    assert planned.state == "closing"
