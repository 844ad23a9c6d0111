"""What is kept of an exception: its type and place, never values.

viewflow stores the local variables of the failing frame in the task, where they would hold
names, notes and addresses. This replaces that one method.
"""

import traceback
from contextlib import ContextDecorator
from types import TracebackType
from typing import Any

from django.utils.timezone import now
from viewflow.workflow.activation import Activation
from viewflow.workflow.context import context
from viewflow.workflow.signals import task_failed
from viewflow.workflow.status import STATUS


class ExceptionGuard(ContextDecorator):
    """Lets an exception through, or in background work marks the task as failed."""

    def __init__(self, activation: Any) -> None:
        self.activation = activation

    @staticmethod
    def of(activation: Any) -> "ExceptionGuard":
        return ExceptionGuard(activation)

    def __enter__(self) -> "ExceptionGuard":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> bool:
        if error is None or context.propagate_exception:
            return False
        task = self.activation.task
        task.data["_exception"] = {"title": type(error).__name__, "place": place(error)}
        task.finished = now()
        self.activation._set_status(STATUS.ERROR)
        task.save()
        task_failed.send(
            sender=self.activation.flow_class, process=self.activation.process, task=task
        )
        return True


def place(error: BaseException) -> list[str]:
    """File, line and function of each frame, without a single value."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def install() -> None:
    """Make every activation keep types and places only."""
    Activation.exception_guard = ExceptionGuard.of
