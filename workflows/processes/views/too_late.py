"""After a task is done: where to go on, and what is said to whoever comes after."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from permissions.models import User
from workflows.engine.human import HumanActivation
from workflows.engine.models import WorkAccess
from workflows.processes.forms.base import TaskForm
from workflows.processes.models import CaseProcess
from workflows.processes.views.found import SignedIn

# Within this time a second press of the button is a double click, not a second thought.
DOUBLE_CLICK = timedelta(minutes=1)


def is_double_click(task: Task, user: User) -> bool:
    """Whether `user` did this very task a moment ago."""
    return (
        task.status == STATUS.DONE
        and task.owner_id == user.pk
        and timezone.now() - task.finished < DOUBLE_CLICK
    )


def address_after(task_pk: int, user: User) -> str:
    """The task that this one led to, if it fell to the same person; else their desk."""
    task = Task.objects.only("process_id", "finished").get(pk=task_pk)
    process = CaseProcess.objects.only("root_id").get(pk=task.process_id)
    root = process.root_id or process.pk
    tree = CaseProcess.objects.filter(Q(pk=root) | Q(root=root))
    own = WorkAccess.objects.of(user).filter(owner=user).order_by("due", "item")
    led_to = own.filter(
        item__task__process__in=tree.values("pk"), item__task__created__gte=task.finished
    )
    following = led_to.values_list("item", flat=True).first()
    return reverse("processes:task", args=[following]) if following else "/"


def show_done(
    request: SignedIn,
    activation: HumanActivation,
    typed: TaskForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Say who did the task and when, or that it was withdrawn; show what was typed, to copy it."""
    task = activation.task
    context = {
        "node": activation.flow_task,
        "process": activation.process,
        "task": task,
        "by": task.owner if task.status == STATUS.DONE else None,
        "texts": texts_of(typed) if typed else [],
    }
    return render(request, "processes/done.html", context, status=status)


def texts_of(form: TaskForm) -> list[tuple[str, str]]:
    """Each text that was typed, with its label."""
    return [
        (str(field.label), field.value())
        for field in form.visible_fields()
        if isinstance(field.field, forms.CharField) and field.value()
    ]
