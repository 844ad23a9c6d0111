"""A database with many open tasks, of which one user may do one in a hundred.

Rows are written in bulk, past the actions: what is measured here is reading.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from viewflow.workflow.models import Process, Task

from permissions.names import key_of
from tests.benchmarks.bare_flows import BarePath
from tests.personas import Persona, receive
from workflows.cases.models import Case
from workflows.engine.models import WorkAccess, WorkItem
from workflows.processes.models import CaseProcess

SHARE = 100
OURS = "processes/path.CasePathFlow.check_documents"
STOCK = "benchmarks/bare_flows.BarePath.check_documents"


def add_open_tasks(number: int, people: dict[str, Persona]) -> None:
    """Add `number` open tasks; Bruno may do, and holds, one in `SHARE` of them."""
    template = CaseProcess.objects.first() or _first_process(people)
    due = timezone.now()
    for tasks in _tasks(number, Process.objects.get(pk=template.pk), OURS, people):
        items = WorkItem.objects.bulk_create(_item(task, template.case, due) for task in tasks)
        WorkAccess.objects.bulk_create(
            WorkAccess(item=item, user=item.owner, due=item.due, owner=item.owner) for item in items
        )


def add_stock_tasks(number: int, people: dict[str, Persona]) -> None:
    """As many open tasks in a flow of stock viewflow, held by the same people."""
    BarePath.begin.run()
    for _ in _tasks(number, Process.objects.get(flow_class=BarePath), STOCK, people):
        pass


def _tasks(
    number: int, process: Process, node: str, people: dict[str, Persona]
) -> Iterator[list[Task]]:
    bruno, others = people["bruno"].user, people["carla"].user
    for numbers in batched(range(number), 5_000, strict=False):
        yield Task.objects.bulk_create(
            _task(process, node, others if n % SHARE else bruno) for n in numbers
        )


def _first_process(people: dict[str, Persona]) -> CaseProcess:
    receive(people["sara"])
    return CaseProcess.objects.get()


def _task(process: Process, node: str, owner: Any) -> Task:
    return Task(
        process=process, flow_task=node, flow_task_type="HUMAN", status="ASSIGNED", owner=owner
    )


def _item(task: Task, case: Case, due: dt.datetime) -> WorkItem:
    return WorkItem(
        task=task,
        permission_id=key_of("cases.check_documents"),
        guard_type=ContentType.objects.get_for_model(Case),
        guard_id=case.pk,
        reference=case.number,
        due=due + dt.timedelta(minutes=task.pk),
        owner=task.owner,
    )
