"""What the engine derives: the list of open work."""

from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from permissions.verification import Result, verifies
from workflows.engine import worklist
from workflows.engine.models import WorkAccess, WorkItem
from workflows.engine.nodes import HumanTask


def connect() -> None:
    verifies("worklist")(check_worklist)
    verifies("open tasks")(check_open_tasks)


def check_worklist() -> Result:
    """Who finds which open task is what the grants say."""
    differing = worklist.drift()
    return Result(
        WorkAccess.objects.count(), [f"task {task}, user {who}" for task, who in differing]
    )


def check_open_tasks() -> Result:
    """Every open human task is listed, and no other."""
    waiting = Task.objects.filter(
        flow_task_type=HumanTask.task_type, status__in=(STATUS.NEW, STATUS.ASSIGNED)
    )
    wanted = set(waiting.values_list("pk", flat=True))
    listed = set(WorkItem.objects.values_list("pk", flat=True))
    return Result(len(wanted), [f"task {task}" for task in sorted(wanted ^ listed)])
