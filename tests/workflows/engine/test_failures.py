"""What is kept of a step that failed: its kind and its place, never what it held."""

import json

import pytest
from viewflow.workflow.context import Context
from viewflow.workflow.models import Task

from permissions.models import Organisation
from tests import offices
from tests.personas import Persona
from tests.workflows.engine.sample.doing import answers, ask, children, statuses
from tests.workflows.engine.sample.flows import AskFlow, Broken, CrowdFlow

people, service = offices.people, offices.service


@pytest.fixture
def failed(service: Organisation) -> Task:
    """A step that failed while nobody waited for it."""
    with Context(propagate_exception=False):
        AskFlow.begin.run(organisation=service, silent=True, broken=True)
    return Task.objects.get(status="ERROR")


def test_failure_keeps_its_kind_and_place(failed: Task) -> None:
    kept = failed.data["_exception"]

    assert (failed.flow_task.name, kept["title"]) == ("note", "Broken")
    assert [frame.rpartition(" ")[2] for frame in kept["place"]][-1] == "on_note"
    assert set(kept) == {"title", "place"}


def test_failure_keeps_no_value(failed: Task) -> None:
    assert "Segreta" not in json.dumps(list(Task.objects.values()), default=str)


def test_failure_ends_the_step_and_nothing_goes_on(failed: Task) -> None:
    assert failed.finished is not None
    assert statuses("answered") == []


def test_failure_before_somebodys_eyes_is_theirs(service: Organisation, sara: Persona) -> None:
    task_pk = ask(service, broken=True)

    with pytest.raises(Broken):
        answers(sara, task_pk)

    assert statuses("note") == []


def test_failed_step_of_a_child_holds_its_caller_up(service: Organisation) -> None:
    with Context(propagate_exception=False):
        process = CrowdFlow.begin.run(
            organisation=service, children=[{"silent": True, "broken": True}]
        )

    call = Task.objects.get(process=process, flow_task_type="SUBPROCESS")
    assert call.status == "STARTED"
    assert [child.finished for child in children(call.pk)] == [None]


def test_failed_process_can_be_withdrawn(failed: Task) -> None:
    AskFlow.instance.cancel(failed.process.coerced)

    assert statuses("note") == ["CANCELED"]
