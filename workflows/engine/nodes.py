"""The nodes flows are drawn with: viewflow's, made safe and complete."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, Self

from django import forms
from viewflow import this
from viewflow.workflow import nodes
from viewflow.workflow.base import Edge

from workflows.engine.human import HumanActivation


class Term(Protocol):
    """By when: a duration that knows its calendar."""

    def due(self, since: datetime) -> datetime: ...


class HumanTask(nodes.View):
    """Work for a person. It cannot be drawn without a permission and a term.

    `permission` is held on the guard of the process, or on what `guard` returns. `term` runs from
    the task's creation, or from the moment `since` returns. `owner` may name who does it.
    `why` and `then` are the words the page says before and after; `button` is the verb on it.
    """

    activation_class = HumanActivation

    def __init__(
        self,
        form: type[forms.Form],
        *,
        permission: str,
        term: Term,
        title: Any,
        lane: str,
        button: Any,
        why: Any = "",
        then: Any = "",
        since: Any = None,
        owner: Any = None,
        guard: Any = None,
    ) -> None:
        super().__init__(view=None)
        self.form = form
        self.permission = permission
        self.term = term
        self.task_title = title
        self.lane = lane
        self.button = button
        self.why = why
        self.then = then
        self._since = since
        self._owner = owner
        self._guard = guard
        self._owner_permission_obj = None
        self.Permission(permission)

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        for name in ("_since", "_owner", "_guard"):
            setattr(self, name, this.resolve(instance, getattr(self, name)))

    def guard_of(self, activation: Any) -> Any:
        """The object on which the permission of this task is held."""
        return self._guard(activation) if self._guard else activation.process.guard

    def owner_of(self, activation: Any) -> Any:
        """The person to whom the task falls by itself, if any."""
        return self._owner(activation) if self._owner else None

    def due_at(self, activation: Any) -> datetime:
        """The end of the term."""
        since = self._since(activation) if self._since else activation.task.created
        return self.term.due(since)


class Choice(nodes.Switch):
    """An exclusive gateway whose edges say their answers."""

    def __init__(self, title: Any, lane: str | None = None) -> None:
        super().__init__()
        self.task_title = title
        self.lane = lane
        self._labels: list[Any] = []

    def Case(  # noqa: N802  (viewflow's word)
        self, node: Any, cond: Callable[..., bool] | Any = None, *, label: Any = ""
    ) -> Self:
        self._labels.append(label)
        super().Case(node, cond)
        return self

    def Default(self, node: Any, *, label: Any = "") -> Self:  # noqa: N802
        self._labels.append(label)
        super().Default(node)
        return self

    def _outgoing(self) -> Any:
        for (node, cond), label in zip(self._branches, self._labels, strict=True):
            edge_class = "cond_true" if cond else "default"
            yield Edge(src=self, dst=node, edge_class=edge_class, label=str(label))


class Step(nodes.Function):
    """Work the system does by itself: it calls one action."""

    def __init__(self, func: Any, *, title: Any, lane: str | None = None) -> None:
        super().__init__(func)
        self.task_title = title
        self.lane = lane


class Begin(nodes.StartHandle):
    """The start of a process, by an action of the system or of a person's page."""

    def __init__(self, func: Any = None, *, title: Any, lane: str | None = None) -> None:
        super().__init__(func)
        self.task_title = title
        self.lane = lane


class Finish(nodes.End):
    """The end of a process."""

    def __init__(self, *, title: Any, lane: str | None = None) -> None:
        super().__init__()
        self.task_title = title
        self.lane = lane


class Fail(nodes.ErrorEnd):
    """The end of a process that could not do its work; the one that called it fails with it."""

    def __init__(self, code: str, *, title: Any, lane: str | None = None) -> None:
        super().__init__(code)
        self.task_title = title
        self.lane = lane
