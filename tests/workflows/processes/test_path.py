"""The path of a case, as the tasks it puts on each desk."""

from time_machine import Traveller
from viewflow.workflow.models import Process, Task

from tests.personas import Persona, on, receive
from workflows.cases.models import Case, Visit
from workflows.engine.models import WorkAccess, WorkItem

People = dict[str, Persona]


def test_check_is_the_coordinators(case: Case, bruno: Persona, ada: Persona) -> None:
    tasks = bruno.tasks(case)

    assert tasks == [("check_documents", "")]
    assert ada.tasks(case) == []


def test_integration_goes_to_the_referrer_and_back(
    case: Case, bruno: Persona, irene: Persona
) -> None:
    bruno.does("check_documents", case, decision="integration", missing="La relazione sociale")
    assert irene.tasks(case) == [("supply_documents", "")]

    irene.does("supply_documents", case)

    assert irene.tasks(case) == []
    assert bruno.tasks(case) == [("check_documents", "")]


def test_clarification_goes_to_the_front_office_and_back(sara: Persona, bruno: Persona) -> None:
    case = receive(sara, order={"frequency": ""})
    bruno.does("check_documents", case, decision="clarification", missing="La frequenza")
    assert sara.tasks(case) == [("clarify_order", "")]

    sara.does("clarify_order", case)

    assert sara.tasks(case) == []
    bruno.does("check_documents", case)
    assert bruno.tasks(case) == [("assign_case", "")]


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


def test_visits_are_confirmed_each_by_itself(planned: Case, sara: Persona) -> None:
    assert sara.tasks(planned) == [
        ("confirm_visit", "lun 14 set, 15:00 · Marco"),
        ("confirm_visit", "lun 21 set, 15:00 · Marco"),
    ]


def test_review_waits_for_the_last_visit(planned: Case, people: People, clock: Traveller) -> None:
    for _ in range(2):
        people["sara"].does("confirm_visit", planned)
    clock.move_to(on("2026-09-14", "17:00"))
    people["ada"].does("hold_visit", planned, about="14 set")
    people["ada"].does("record_visit", planned)
    people["bruno"].does("validate_record", planned)
    assert people["bruno"].tasks(planned) == []

    clock.move_to(on("2026-09-21", "17:00"))
    people["ada"].does("hold_visit", planned, state="absence", side="visitor")

    assert people["bruno"].tasks(planned) == [("review_plan", "")]


def test_second_round_has_visits_of_its_own(visited: Case, people: People) -> None:
    people["bruno"].does("review_plan", visited, decision="continue")
    assert people["ada"].tasks(visited) == [("plan_visits", "")]

    people["ada"].does("plan_visits", visited, first="2026-09-28T15:00", visits=1)

    assert people["sara"].tasks(visited) == [("confirm_visit", "lun 28 set, 15:00 · Marco")]
    people["sara"].does("confirm_visit", visited, decision="cancelled", side="visitor", reason="-")
    assert people["bruno"].tasks(visited) == [("review_plan", "")]
    assert Visit.objects.filter(case=visited).count() == 3


def test_rejected_report_goes_back_to_its_author(transmitted: Case, people: People) -> None:
    people["elsa"].does(
        "acknowledge_report", transmitted, decision="reject", reason="Manca il numero di ruolo"
    )

    assert people["ada"].tasks(transmitted) == [("draft_report", "")]
    assert transmitted.state == "closing"


def test_case_is_not_closed_before_the_acknowledgement(transmitted: Case, ada: Persona) -> None:
    assert transmitted.state == "closing"
    assert transmitted.closed_at is None
    assert ada.sees(transmitted)


def test_acknowledgement_closes_the_case_and_every_task(concluded: Case, ada: Persona) -> None:
    assert (concluded.state, concluded.outcome) == ("closed", "liberalised")
    assert concluded.closed_at is not None
    assert not ada.sees(concluded)
    assert not WorkItem.objects.filter(reference=concluded.number).exists()
    assert not WorkAccess.objects.filter(item__reference=concluded.number).exists()
    assert not Task.objects.filter(finished=None).exists()
    assert not Process.objects.filter(finished=None).exists()
