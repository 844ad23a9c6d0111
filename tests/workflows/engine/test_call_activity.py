"""The call activity: it starts its children, waits for all of them, and goes on once."""

from typing import Any

import pytest
from django.db import transaction
from viewflow.fsm import TransitionNotAllowed
from viewflow.workflow.models import Task

from permissions.models import Organisation
from tests import offices
from tests.personas import Persona
from tests.workflows.engine.sample.doing import (
    answers,
    call_of,
    census,
    children,
    crowd,
    open_tasks,
    statuses,
    statuses_of,
)
from tests.workflows.engine.sample.flows import Broken, CrowdsFlow
from workflows.engine.call_activity import advance
from workflows.engine.execution import perform

people, service = offices.people, offices.service


def add(task_pk: int, **values: Any) -> None:
    with transaction.atomic(), Task.objects.get(pk=task_pk).activation() as activation:
        activation.start_child(**values)


def test_without_children_it_goes_on_at_once(service: Organisation) -> None:
    crowd(service)

    assert statuses("ask_everyone") == ["DONE"]
    assert statuses("sum_up") == ["NEW"]


def test_each_child_is_a_process_of_its_own(service: Organisation) -> None:
    task_pk = crowd(service, {"wanted": 1}, {"wanted": 2}, {"wanted": 3})

    assert [child.wanted for child in children(task_pk)] == [1, 2, 3]
    assert statuses("ask_everyone") == ["STARTED"]
    assert statuses("ask") == ["NEW"] * 3
    assert statuses("sum_up") == []


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_it_goes_on_after_the_last_child_in_any_order(
    order: tuple[int, ...], service: Organisation, sara: Persona
) -> None:
    task_pk = crowd(service, {}, {}, {})
    tasks = open_tasks("ask")

    for number in order[:-1]:
        answers(sara, tasks[number])
        assert statuses("sum_up") == []
    answers(sara, tasks[order[-1]])

    assert statuses_of(task_pk) == ["DONE"] * 3
    assert statuses("ask_everyone") == ["DONE"]
    assert statuses("sum_up") == ["NEW"]


def test_child_that_ends_at_once_does_not_hurry_the_others(
    service: Organisation, sara: Persona
) -> None:
    crowd(service, {"silent": True}, {}, {"silent": True})
    assert statuses("ask_everyone") == ["STARTED"]

    answers(sara, open_tasks("ask")[0])

    assert statuses("sum_up") == ["NEW"]


def test_children_that_all_end_at_once_let_it_go_on_once(service: Organisation) -> None:
    crowd(service, {"silent": True}, {"silent": True})

    assert statuses("ask_everyone") == ["DONE"]
    assert statuses("sum_up") == ["NEW"]


def test_child_may_be_added_while_it_is_open(service: Organisation, sara: Persona) -> None:
    task_pk = crowd(service, {})
    first = open_tasks("ask")[0]

    add(task_pk, organisation=service, wanted=9)
    answers(sara, first)
    assert statuses("sum_up") == []

    answers(sara, open_tasks("ask")[0])
    assert statuses("sum_up") == ["NEW"]
    assert [child.wanted for child in children(task_pk)] == [0, 9]


def test_added_child_that_ends_at_once_leaves_it_open(service: Organisation) -> None:
    task_pk = crowd(service, {})

    add(task_pk, organisation=service, silent=True)

    assert statuses("ask_everyone") == ["STARTED"]
    assert statuses_of(task_pk) == ["NEW", "DONE"]


def test_no_child_is_added_once_it_has_ended(service: Organisation) -> None:
    task_pk = crowd(service)

    with pytest.raises(TransitionNotAllowed):
        add(task_pk, organisation=service)

    assert children(task_pk) == []


def test_three_levels_end_from_below(service: Organisation, sara: Persona) -> None:
    process = CrowdsFlow.begin.run(organisation=service, children=[{"children": [{}, {}]}, {}])

    for task_pk in open_tasks("ask"):
        answers(sara, task_pk)
    assert statuses("gather") == ["STARTED"]
    for task_pk in open_tasks("sum_up"):
        answers(sara, task_pk)

    process.refresh_from_db()
    assert (process.status, statuses("gather")) == ("DONE", ["DONE"])
    assert statuses("gathered") == ["DONE"]


def test_processes_of_a_tree_know_its_root(service: Organisation) -> None:
    root = CrowdsFlow.begin.run(organisation=service, children=[{"children": [{}]}])

    middle = children(call_of(root))[0]
    lowest = children(call_of(middle))[0]
    assert [root.root_id, middle.root_id, lowest.root_id] == [None, root.pk, root.pk]


def test_it_may_run_a_second_time(service: Organisation, sara: Persona) -> None:
    crowd(service, {}, rounds=2)
    answers(sara, open_tasks("ask")[0])

    answers(sara, open_tasks("sum_up")[0])
    assert statuses("ask_everyone") == ["DONE", "STARTED"]
    assert statuses("sum_up") == ["DONE"]

    answers(sara, open_tasks("ask")[0])
    answers(sara, open_tasks("sum_up")[0])
    assert statuses("concluded") == ["DONE"]


def test_news_of_an_end_that_comes_twice_counts_once(service: Organisation, sara: Persona) -> None:
    task_pk = crowd(service, {}, {})
    advance(task_pk)
    assert statuses("ask_everyone") == ["STARTED"]
    for each in open_tasks("ask"):
        answers(sara, each)
    before = census()

    advance(task_pk)

    assert census() == before


def test_child_does_not_end_if_its_caller_cannot_go_on(
    service: Organisation, sara: Persona
) -> None:
    task_pk = crowd(service, {}, broken=True)
    before = census()

    with pytest.raises(Broken):
        perform(open_tasks("ask")[0], sara.user, lambda activation: None)

    assert census() == before
    assert statuses_of(task_pk) == ["NEW"]
    assert (statuses("ask"), statuses("ask_everyone")) == (["NEW"], ["STARTED"])


def test_caller_does_not_start_if_a_child_cannot(service: Organisation) -> None:
    before = census()

    with pytest.raises(Broken):
        crowd(service, {"silent": True}, {"silent": True, "broken": True})

    assert census() == before
