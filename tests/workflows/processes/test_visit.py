import datetime as dt
from typing import Any

import pytest
from time_machine import Traveller

from tests.personas import Persona, on
from workflows.cases.models import Case, VisitRecord
from workflows.engine.models import WorkItem

FIRST = "14 set"
People = dict[str, Persona]


@pytest.fixture
def confirmed(planned: Case, sara: Persona, clock: Traveller) -> Case:
    """The case on the evening of its first visit, which was confirmed."""
    sara.does("confirm_visit", planned, about=FIRST)
    clock.move_to(on("2026-09-14", "17:00"))
    return planned


def open_steps(case: Case, about: str = FIRST) -> list[str]:
    items = WorkItem.objects.filter(reference=case.number, subject__contains=about)
    return [item.task.flow_task.name for item in items.select_related("task")]


def due(case: Case, step: str) -> dt.datetime:
    items = WorkItem.objects.filter(reference=case.number, subject__contains=FIRST)
    [item] = [each for each in items if each.task.flow_task.name == step]
    return item.due


def test_visit_cancelled_in_time_ends_there(planned: Case, sara: Persona) -> None:
    sara.does(
        "confirm_visit", planned, FIRST, decision="cancelled", side="service", reason="Sciopero"
    )

    assert open_steps(planned) == []
    visit = planned.visits.earliest("starts_at")
    assert (visit.state, visit.side, visit.reason) == ("cancelled", "service", "Sciopero")


@pytest.mark.parametrize(
    ("answer", "steps"),
    [
        ({"state": "held"}, ["record_visit"]),
        ({"state": "interrupted", "reason": "Il padre alza la voce"}, ["record_visit"]),
        ({"state": "refused"}, ["record_visit"]),
        ({"state": "absence", "side": "visitor"}, []),
        ({"state": "cancelled", "side": "child", "reason": "Febbre"}, []),
    ],
)
def test_visit_is_recorded_only_if_there_is_something_to_tell(
    confirmed: Case, ada: Persona, answer: dict[str, str], steps: list[str]
) -> None:
    ada.does("hold_visit", confirmed, FIRST, **answer)

    assert open_steps(confirmed) == steps


def test_record_goes_back_and_forth_until_it_is_valid(confirmed: Case, people: People) -> None:
    ada, bruno = people["ada"], people["bruno"]
    ada.does("hold_visit", confirmed, FIRST)
    ada.does("record_visit", confirmed)
    bruno.does("validate_record", confirmed, decision="return", remarks="Manca il saluto")
    assert open_steps(confirmed) == ["record_visit"]

    ada.does("record_visit", confirmed, facts="Giocano e si salutano.")
    bruno.does("validate_record", confirmed)

    assert open_steps(confirmed) == []
    record = VisitRecord.objects.get(visit__case=confirmed)
    assert (record.facts, record.is_validated()) == ("Giocano e si salutano.", True)


def test_record_is_due_two_days_after_the_visit_or_its_return(
    confirmed: Case, people: People, clock: Traveller
) -> None:
    people["ada"].does("hold_visit", confirmed, FIRST)
    assert due(confirmed, "record_visit") == on("2026-09-16", "16:00")

    people["ada"].does("record_visit", confirmed)
    clock.move_to(on("2026-09-22", "12:00"))
    people["bruno"].does("validate_record", confirmed, decision="return", remarks="Manca")

    assert due(confirmed, "record_visit") == on("2026-09-24", "12:00")


def test_validation_is_nobodys_who_wrote(confirmed: Case, people: People) -> None:
    people["ada"].does("hold_visit", confirmed, FIRST)
    people["ada"].does("record_visit", confirmed)

    holders = {name for name, each in people.items() if "validate_record" in steps(each, confirmed)}

    assert holders == {"bruno", "gino"}


def test_visit_falls_to_the_operator_who_leads_it(visited: Case, people: People) -> None:
    luca = people["luca"]
    people["bruno"].does("review_plan", visited, decision="continue")
    plan: dict[str, Any] = {"first": "2026-09-28T15:00", "visits": 1, "operator": luca.user.pk}
    people["ada"].does("plan_visits", visited, **plan)

    people["sara"].does("confirm_visit", visited)

    assert steps(luca, visited) == {"hold_visit"}
    assert WorkItem.objects.get(reference=visited.number).owner == luca.user


def steps(person: Persona, case: Case) -> set[str]:
    return {step for step, _ in person.tasks(case)}
