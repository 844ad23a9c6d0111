"""The call activity: one node that runs any number of processes and waits for them all."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from viewflow import this
from viewflow.workflow import nodes
from viewflow.workflow.activation import Activation
from viewflow.workflow.lock import after_lock_released
from viewflow.workflow.models import Process, Task
from viewflow.workflow.nodes import mixins
from viewflow.workflow.signals import flow_finished, task_failed
from viewflow.workflow.status import STATUS

from workflows.engine.reading import whole_processes, whole_tasks

UNENDED = [STATUS.NEW, STATUS.STARTED, STATUS.ERROR]


class CallActivityActivation(mixins.NextNodeActivationMixin, Activation):
    """Starts the children, waits until none is unfinished, and goes on once."""

    @Activation.status.transition(source=STATUS.NEW, target=STATUS.STARTED)
    def activate(self) -> None:
        self.task.started = now()
        self.task.save()
        for child in self.flow_task.children_of(self):
            self.start_child(**child)

    @Activation.status.transition(source=STATUS.STARTED)
    def start_child(self, **values: Any) -> Process:
        """Start one more process under this task; `values` go to its start.

        The caller holds the lock. Raises TransitionNotAllowed once the task has ended.
        """
        return self.flow_task.called.begin.run(_parent_task=self.task, **values)

    def may_go_on(self) -> bool:
        return not holding_up(self.task).exists()

    @Activation.status.transition(
        source=STATUS.STARTED, target=STATUS.DONE, conditions=[this.may_go_on]
    )
    def complete(self) -> None:
        super().complete.original()

    @Activation.status.transition(source=UNENDED, target=STATUS.CANCELED)
    def cancel(self) -> None:
        """Withdraw the work and every unfinished child with it."""
        cancel_children(self.task)
        self.task.finished = now()
        self.task.save()


class CallActivity(nodes.Handle):
    """Calls `flow` once for each set of start values that `children` returns."""

    task_type = "SUBPROCESS"
    activation_class = CallActivityActivation
    bpmn_element = "callActivity"

    def __init__(self, flow: Any, *, children: Any, title: Any, lane: str | None = None) -> None:
        super().__init__()
        self.called = flow
        self.task_title = title
        self.lane = lane
        self._children = children
        self._multi_instance = True

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self._children = this.resolve(instance, self._children)

    def children_of(self, activation: Any) -> Iterable[dict[str, Any]]:
        """The start values of each child process."""
        return self._children(activation)


def holding_up(task: Task) -> models.QuerySet[Process]:
    """The processes for which `task` cannot go on: those unfinished, and those that failed."""
    return Process.objects.filter(Q(finished=None) | Q(data__has_key="_error"), parent_task=task)


def cancel_children(task: Task) -> None:
    """Withdraw every unfinished process under `task`, and all under those."""
    for child in whole_processes().filter(parent_task=task, finished=None):
        child.flow_class.instance.withdraw(child.coerced)


def report(process: Any) -> None:
    """Tell the task that called `process` that it ended, when the work under the lock is done."""
    if process.parent_task_id is not None:
        after_lock_released(lambda: advance(process.parent_task_id))


def advance(task_pk: int) -> None:
    """Let a call activity go on if all its children ended. Asking twice does nothing twice.

    Runs under the lock under which a child ended, so the task is read as it stands.
    """
    task = whole_tasks().get(pk=task_pk)
    activation = task.flow_task.activation_class(task)
    if activation.complete.can_proceed():
        activation.complete()
        activation.activate_next()


def on_flow_finished(sender: Any, process: Any, **_: Any) -> None:
    report(process)


def on_task_failed(sender: Any, task: Task, **_: Any) -> None:
    """A child failed and its caller with it: the other children are withdrawn."""
    if isinstance(task.flow_task, CallActivity):
        after_lock_released(lambda: cancel_children(task))


def connect() -> None:
    """Listen to the engine's signals; called once, when the app is ready."""
    flow_finished.connect(on_flow_finished, dispatch_uid="call_activity")
    task_failed.connect(on_task_failed, dispatch_uid="call_activity")
