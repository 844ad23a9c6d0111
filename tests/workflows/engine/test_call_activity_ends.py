"""The call activity when a child or its caller is withdrawn, and when a child fails."""

from typing import Any

import pytest
from django.db import transaction
from viewflow.workflow.models import Task

from permissions.models import Organisation
from tests import offices
from tests.personas import Persona
from tests.workflows.engine.sample.doing import (
    answers,
    call_of,
    children,
    crowd,
    listed,
    open_tasks,
    statuses,
    statuses_of,
)
from tests.workflows.engine.sample.flows import Broken, CrowdFlow, CrowdsFlow
from workflows.engine.models import WorkItem

people, service = offices.people, offices.service


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


def test_child_is_not_withdrawn_if_its_caller_cannot_go_on(service: Organisation) -> None:
    task_pk = crowd(service, {}, broken=True)
    child = children(task_pk)[0]

    with pytest.raises(Broken), transaction.atomic():
        child.flow_class.instance.cancel(child)

    assert statuses_of(task_pk) == ["NEW"]
    assert statuses("ask") == ["NEW"]
