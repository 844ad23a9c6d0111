"""The call activity: it starts its children, waits for all of them, and goes on once."""

from typing import Any

import pytest
from django.db import transaction
from viewflow.fsm import TransitionNotAllowed
from viewflow.workflow.models import Process, Task

from permissions.models import Organisation
from tests import offices
from tests.personas import Persona
from tests.workflows.engine.sample.doing import (
    answers,
    census,
    children,
    listed,
    open_tasks,
    statuses,
)
from tests.workflows.engine.sample.flows import Broken, CrowdFlow, CrowdsFlow
from workflows.engine.call_activity import advance
from workflows.engine.execution import perform
from workflows.engine.models import WorkItem

people, service = offices.people, offices.service


def crowd(service: Organisation, *each: dict[str, Any], **data: Any) -> int:
    """The key of a call activity that asks as many as are described."""
    process = CrowdFlow.begin.run(organisation=service, children=list(each), **data)
    return call_of(process)


def call_of(process: Process) -> int:
    return Task.objects.get(process=process, flow_task_type="SUBPROCESS").pk


def statuses_of(task_pk: int) -> list[str]:
    return [child.status for child in children(task_pk)]


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


def test_withdrawn_process_takes_all_below_with_it(service: Organisation, sara: Persona) -> None:
    root = CrowdsFlow.begin.run(organisation=service, children=[{"children": [{}, {}]}, {}])
    answers(sara, open_tasks("ask")[0])

    CrowdsFlow.instance.cancel(root)

    crowds = children(call_of(root))
    assert [root.status, *(each.status for each in crowds)] == ["CANCELED"] * 3
    assert statuses_of(call_of(crowds[0])) == ["DONE", "CANCELED"]
    assert not Task.objects.filter(finished=None).exists()
    assert not WorkItem.objects.exists()
    assert listed(sara) == []


def test_withdrawn_child_counts_as_ended(service: Organisation, sara: Persona) -> None:
    task_pk = crowd(service, {}, {})
    first, second = children(task_pk)
    answers(sara, open_tasks("ask", process=first)[0])

    second.flow_class.instance.cancel(second)

    assert statuses_of(task_pk) == ["DONE", "CANCELED"]
    assert statuses("ask_everyone") == ["DONE"]
    assert statuses("sum_up") == ["NEW"]


def test_ended_child_is_not_withdrawn(service: Organisation, sara: Persona) -> None:
    task_pk = crowd(service, {}, {})
    first = children(task_pk)[0]
    answers(sara, open_tasks("ask", process=first)[0])

    first.flow_class.instance.cancel(first)

    assert statuses_of(task_pk) == ["DONE", "NEW"]


def test_failed_child_fails_its_caller_and_withdraws_the_others(
    service: Organisation, sara: Persona
) -> None:
    task_pk = crowd(service, {}, {}, {})

    answers(sara, open_tasks("ask")[1], refused=True)

    assert statuses("ask_everyone") == ["ERROR"]
    assert statuses_of(task_pk) == ["CANCELED", "DONE", "CANCELED"]
    assert statuses("sum_up") == []
    assert listed(sara) == []


@pytest.mark.parametrize(
    "rest", [[], [{"silent": True}], [{}], [{"silent": True, "refused": True}]]
)
def test_child_that_fails_at_once_fails_its_caller(
    rest: list[dict[str, Any]], service: Organisation, sara: Persona
) -> None:
    task_pk = crowd(service, {"silent": True, "refused": True}, *rest)

    assert statuses("ask_everyone") == ["ERROR"]
    assert statuses("sum_up") == []
    assert not [child for child in children(task_pk) if child.finished is None]
    assert listed(sara) == []


def test_last_child_that_fails_does_not_let_its_caller_go_on(
    service: Organisation, sara: Persona
) -> None:
    crowd(service, {}, {})
    answers(sara, open_tasks("ask")[0])

    answers(sara, open_tasks("ask")[0], refused=True)

    assert statuses("ask_everyone") == ["ERROR"]
    assert statuses("sum_up") == []


def test_failure_keeps_its_code_and_no_words(service: Organisation) -> None:
    task_pk = crowd(service, {"silent": True, "refused": True})

    assert Task.objects.get(pk=task_pk).data["_exception"]["code"] == "refused"


def test_failed_call_can_be_revived(service: Organisation, sara: Persona) -> None:
    task_pk = crowd(service, {}, {})
    answers(sara, open_tasks("ask")[0], refused=True)

    with Task.objects.get(pk=task_pk).activation() as activation:
        activation.revive()
    for each in open_tasks("ask"):
        answers(sara, each)

    assert statuses("ask_everyone") == ["REVIVED", "DONE"]
    assert statuses("sum_up") == ["NEW"]


def test_process_whose_call_failed_can_be_withdrawn(service: Organisation, sara: Persona) -> None:
    task_pk = crowd(service, {})
    answers(sara, open_tasks("ask")[0], refused=True)
    process = Task.objects.get(pk=task_pk).process.coerced

    CrowdFlow.instance.cancel(process)

    assert (process.status, statuses("ask_everyone")) == ("CANCELED", ["CANCELED"])


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


def test_child_is_not_withdrawn_if_its_caller_cannot_go_on(service: Organisation) -> None:
    task_pk = crowd(service, {}, broken=True)
    child = children(task_pk)[0]

    with pytest.raises(Broken), transaction.atomic():
        child.flow_class.instance.cancel(child)

    assert statuses_of(task_pk) == ["NEW"]
    assert statuses("ask") == ["NEW"]


def test_caller_does_not_start_if_a_child_cannot(service: Organisation) -> None:
    before = census()

    with pytest.raises(Broken):
        crowd(service, {"silent": True}, {"silent": True, "broken": True})

    assert census() == before
