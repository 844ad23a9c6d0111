"""Where a process stands, from its tasks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from viewflow.workflow.models import Process, Task

from workflows.engine.diagrams.states import states_of
from workflows.processes.visit import VisitFlow

pytestmark = pytest.mark.django_db


@pytest.fixture
def process() -> Process:
    return Process.objects.create(flow_class=VisitFlow)


def add_task(process: Process, node: str, status: str) -> None:
    flow_task = VisitFlow.instance.node(node)
    Task.objects.create(process=process, flow_task=flow_task, status=status)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("DONE", "done"),
        ("NEW", "active"),
        ("ASSIGNED", "active"),
        ("STARTED", "active"),
        ("SCHEDULED", "active"),
        ("ERROR", "stuck"),
    ],
)
def test_status_of_a_task_is_the_state_of_its_step(
    process: Process, status: str, state: str
) -> None:
    add_task(process, "record_visit", status)

    assert states_of(process.pk) == {"record_visit": state}


def test_cancelled_task_leaves_its_step_to_come(process: Process) -> None:
    add_task(process, "record_visit", "CANCELED")

    assert states_of(process.pk) == {}


def test_step_that_is_done_and_open_again_is_active(process: Process) -> None:
    add_task(process, "record_visit", "NEW")
    add_task(process, "record_visit", "DONE")

    assert states_of(process.pk) == {"record_visit": "active"}


def test_other_processes_do_not_count(process: Process) -> None:
    add_task(Process.objects.create(flow_class=VisitFlow), "record_visit", "NEW")

    assert states_of(process.pk) == {}


@pytest.mark.parametrize("tasks", [1, 3])
def test_states_take_one_query(process: Process, tasks: int) -> None:
    for node in ("begin", "confirm_visit", "record_visit")[:tasks]:
        add_task(process, node, "DONE")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        states = states_of(process.pk)

    assert len(states) == tasks
    assert len(queries) == 1
