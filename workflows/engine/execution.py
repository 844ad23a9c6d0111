"""Doing a human task: find it, take it, give it back, complete it. Every way in passes here.

A task is found by its own key alone; its node, process and guard come from the task itself, so
no address can lend it another node's form or another process's lock.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from permissions.audit import record
from permissions.history import acting_as
from permissions.models import User
from permissions.policy import may
from workflows.engine import drafts
from workflows.engine.human import HumanActivation
from workflows.engine.late import might
from workflows.engine.models import Draft
from workflows.engine.nodes import HumanTask
from workflows.engine.reading import whole_tasks

Answers = Mapping[str, Any]

# Sent with `activation`, and with `former`, from whose hands the task went into those of `by`.
task_taken_over = Signal()


class TaskUnavailable(Exception):
    """The task may not be done now, by this person. `by` and `at` say who was there first."""

    def __init__(self, activation: HumanActivation, by: Any, at: datetime | None) -> None:
        super().__init__(by, at)
        self.activation = activation
        self.by = by
        self.at = at


class TaskDone(TaskUnavailable):
    """Somebody completed the task already; `by` is None if it was withdrawn."""


class TaskHeld(TaskUnavailable):
    """The task is in somebody else's hands."""


def find(task_pk: int, user: User) -> HumanActivation:
    """The task, if `user` may do it or did it.

    Raises Task.DoesNotExist otherwise: what one may not see does not exist.
    """
    task = whole_tasks().get(pk=task_pk, flow_task_type=HumanTask.task_type)
    node = task.flow_task
    if not isinstance(node, HumanTask):
        raise Task.DoesNotExist
    activation = HumanActivation(task)
    did_it = task.finished is not None and task.owner_id == user.pk
    if not did_it and not may(user, node.permission, node.guard_of(activation)):
        raise Task.DoesNotExist
    return activation


def perform(task_pk: int, user: User, work: Callable[[HumanActivation], object]) -> HumanActivation:
    """Do the task: `work` and the transition, in one transaction under the lock of the tree.

    Raises Task.DoesNotExist if `user` may not do it, TaskDone or TaskHeld if somebody else was
    quicker, and whatever `work` raises. In each of these cases nothing is written.
    """
    with transaction.atomic(), acting_as(user), _locked(task_pk):
        activation = _reach(task_pk, user)
        _refuse_if_unavailable(activation, user)
        work(activation)
        activation.finish(user)
        activation.activate_next()
    return activation


def take(task_pk: int, user: User) -> None:
    """Put the task in the hands of `user`. Raises as `perform` does."""
    with transaction.atomic(), acting_as(user), _locked(task_pk):
        activation = _reach(task_pk, user)
        _refuse_if_unavailable(activation, user)
        if activation.assign.can_proceed():
            activation.assign(user)


def give_back(task_pk: int, user: User) -> None:
    """Put the task back where anyone entitled finds it. Raises as `perform` does."""
    with transaction.atomic(), acting_as(user), _locked(task_pk):
        activation = _reach(task_pk, user)
        _refuse_if_unavailable(activation, user)
        if activation.unassign.can_proceed():
            activation.unassign()


def take_over(task_pk: int, user: User) -> None:
    """Put a task that another holds into the hands of `user`, who may do it just as well.

    What the other typed stays their draft. Raises Task.DoesNotExist and TaskDone as `perform`.
    """
    with transaction.atomic(), acting_as(user), _locked(task_pk):
        activation = _reach(task_pk, user)
        _refuse_if_done(activation)
        former = activation.task.owner
        if former is None or former == user:
            return
        activation.pass_on(user)
        guard = activation.flow_task.guard_of(activation)
        record("task.taken_over", guard, user, task=task_pk, former=former.pk)
        task_taken_over.send(sender=Task, activation=activation, former=former, by=user)


def keep_draft(task_pk: int, user: User, typed: Callable[[HumanActivation], Answers]) -> Draft:
    """Keep what `user` typed and has not sent. Raises as `find` does, TaskDone once it is done."""
    with transaction.atomic(), _locked(task_pk):
        activation = _reach(task_pk, user)
        _refuse_if_done(activation)
        return drafts.keep(activation.task, user, typed(activation))


def _locked(task_pk: int) -> Any:
    task = Task.objects.select_related("process").only("process__flow_class").get(pk=task_pk)
    return task.process.flow_class.lock(task.process_id)


def _reach(task_pk: int, user: User) -> HumanActivation:
    """The task as `find` does; done, it is told also to those whose right ended with it.

    Under the lock: one who waited for it is read anew, for they may be let in no more.
    """
    user = User.objects.get(pk=user.pk)
    try:
        return find(task_pk, user)
    except Task.DoesNotExist:
        done = whole_tasks().filter(
            pk=task_pk, flow_task_type=HumanTask.task_type, status=STATUS.DONE
        )
        activation = HumanActivation(done.get())
        node = activation.flow_task
        if not might(user, node.permission, node.guard_of(activation)):
            raise
        return activation


def _refuse_if_unavailable(activation: HumanActivation, user: User) -> None:
    _refuse_if_done(activation)
    task = activation.task
    if task.owner_id is not None and task.owner_id != user.pk:
        raise TaskHeld(activation, by=task.owner, at=task.assigned)


def _refuse_if_done(activation: HumanActivation) -> None:
    task = activation.task
    if task.finished is not None:
        by = task.owner if task.status == STATUS.DONE else None
        raise TaskDone(activation, by=by, at=task.finished)
