"""Many at once on a real case: one wins, nothing doubles. And a fall leaves nothing behind."""

from collections.abc import Callable
from typing import Any

import pytest

from permissions.audit import broken_links
from tests.answers import answers
from tests.personas import Persona, receive
from tests.scenarios.conftest import Town
from tests.together import together
from tests.workflows.engine.sample.doing import census
from workflows.cases.entries import PersonEntry
from workflows.cases.models import Case
from workflows.engine.execution import TaskDone, perform
from workflows.processes.work import submit


@pytest.fixture
def siblings(on_disk: None, town: Town) -> Case:
    """A case of two children and two adults, all to be heard by Ada."""
    children = (PersonEntry("Giulia", "Rossi"), PersonEntry("Pietro", "Rossi"))
    case = receive(town.sara, children=children)
    town.bruno.does("check_documents", case)
    town.bruno.does("assign_case", case)
    town.ada.does("meet_referrer", case)
    return case


def test_decision_taken_twice_at_once_counts_once(on_disk: None, town: Town) -> None:
    case = receive(town.sara)
    check = doing(town.bruno, "check_documents", case)

    errors = together(check, check, check)

    assert [type(error) for error in errors if error] == [TaskDone, TaskDone]
    case.refresh_from_db()
    assert case.state == "waiting"
    assert town.bruno.tasks(case) == [("assign_case", "")]
    assert broken_links(case) == []


def test_people_heard_at_once_join_once(siblings: Case, town: Town) -> None:
    hearings = [
        doing(town.ada, step, siblings, about)
        for step, about in (
            ("familiarise_child", "Giulia"),
            ("familiarise_child", "Pietro"),
            ("interview_adult", "Marco"),
            ("interview_adult", "Lia"),
        )
    ]

    errors = together(*hearings)

    assert errors == [None] * 4
    assert siblings.hearings.count() == 4
    assert town.ada.tasks(siblings) == [("assess_risk", "")]
    assert broken_links(siblings) == []


def test_orders_registered_at_once_take_numbers_in_turn(on_disk: None, town: Town) -> None:
    orders = [lambda rg=rg: receive(town.sara, rg_number=rg) for rg in (11, 12, 13)]

    errors = together(*orders)

    assert errors == [None] * 3
    numbers = Case.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == ["2026/0001", "2026/0002", "2026/0003"]


class Fall(Exception):
    """The process is killed here."""


@pytest.mark.parametrize("moment", ["before the transition", "after the transition"])
def test_fall_in_the_middle_leaves_nothing(moment: str, town: Town, case: Case) -> None:
    task = town.bruno.task("check_documents", case)
    before = census()

    def act_and_fall(activation: Any) -> None:
        case.state = "waiting"
        case.save()
        if moment == "after the transition":
            activation.finish(town.bruno.user)
            activation.activate_next()
        raise Fall

    with pytest.raises(Fall):
        perform(task, town.bruno.user, act_and_fall)

    case.refresh_from_db()
    assert case.state == "received"
    assert census() == before
    town.bruno.does("check_documents", case)
    assert case.state == "waiting"


def doing(who: Persona, step: str, case: Case, about: str = "") -> Callable[[], object]:
    """Doing this task, ready to be done at any moment by any thread."""
    task, values = who.task(step, case, about), answers(step, case)
    return lambda: submit(task, who.user, values)
