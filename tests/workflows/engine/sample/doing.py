"""What tests of the engine do and look at."""

from typing import Any

from django.apps import apps
from viewflow.workflow.models import Process, Task

from permissions.models import Organisation
from tests.personas import Persona
from tests.workflows.engine.sample.flows import AskFlow, CrowdFlow
from workflows.engine.execution import perform
from workflows.engine.models import WorkAccess


def ask(service: Organisation, **data: Any) -> int:
    """The key of the task of one who is asked, in a process of its own."""
    process = AskFlow.begin.run(organisation=service, **data)
    return open_tasks("ask", process=process)[0]


def open_tasks(step: str, **where: Any) -> list[int]:
    """The keys of the open tasks of one step, oldest first."""
    tasks = Task.objects.filter(finished=None, **where).order_by("pk")
    return [task.pk for task in tasks if task.flow_task.name == step]


def statuses(step: str, **where: Any) -> list[str]:
    """What became of each task of one step, oldest first."""
    tasks = Task.objects.filter(**where).order_by("pk")
    return [task.status for task in tasks if task.flow_task.name == step]


def answers(who: Persona, task_pk: int, **data: Any) -> None:
    """Do a task; `data` is written into its process."""

    def write(activation: Any) -> None:
        activation.process.data |= data
        activation.process.save()

    perform(task_pk, who.user, write)


def children(task_pk: int) -> list[Any]:
    """The processes that a call activity started, oldest first."""
    return [each.coerced for each in Process.objects.filter(parent_task=task_pk).order_by("pk")]


def crowd(service: Organisation, *each: dict[str, Any], **data: Any) -> int:
    """The key of a call activity that asks as many as are described."""
    process = CrowdFlow.begin.run(organisation=service, children=list(each), **data)
    return call_of(process)


def call_of(process: Process) -> int:
    """The key of the call activity of a process."""
    return Task.objects.get(process=process, flow_task_type="SUBPROCESS").pk


def statuses_of(task_pk: int) -> list[str]:
    """What became of each process that a call activity started."""
    return [child.status for child in children(task_pk)]


def listed(who: Persona) -> list[int]:
    """The keys of the tasks on a desk, by term."""
    rows = WorkAccess.objects.of(who.user).order_by("due", "item")
    return list(rows.values_list("item", flat=True))


def census() -> dict[str, int]:
    """How many rows each table holds."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.label: model._base_manager.count() for model in models}
