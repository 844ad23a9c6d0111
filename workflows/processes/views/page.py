"""The page of a task: what it shows besides its form."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from permissions.audit import reading
from permissions.models import User
from workflows.cases.models import Case, ProtectedRecord
from workflows.documents.models import Transmission
from workflows.engine import drafts
from workflows.engine.human import HumanActivation
from workflows.engine.models import Draft
from workflows.processes.forms.base import TaskForm
from workflows.processes.views.found import SignedIn


@dataclass
class TaskPage:
    """A task as its reader sees it. `outlook` is what the answers would lead to, when asked."""

    form: TaskForm
    user: User
    draft: Draft | None = None
    outlook: Any = None

    @property
    def activation(self) -> HumanActivation:
        return self.form.activation

    @property
    def task(self) -> Any:
        return self.activation.task

    @property
    def node(self) -> Any:
        return self.activation.flow_task

    @property
    def title(self) -> str:
        """What is to be done, and whom it is about."""
        about = self.activation.process.subject
        return f"{self.node.task_title} · {about}" if about else str(self.node.task_title)

    @cached_property
    def guard(self) -> Any:
        return self.node.guard_of(self.activation)

    @property
    def case(self) -> Case | None:
        """The case, for whoever holds the task by a right on it, or on a record kept within."""
        if isinstance(self.guard, ProtectedRecord):
            return self.guard.person.case
        return self.guard if isinstance(self.guard, Case) else None

    @property
    def transmission(self) -> Transmission | None:
        return self.guard if isinstance(self.guard, Transmission) else None

    @property
    def reference(self) -> str:
        """The matter as this reader knows it: by its case, or by the court's own number."""
        if self.transmission:
            return self.transmission.proceeding
        return str(self.activation.process.reference)

    @property
    def due(self) -> datetime:
        due: datetime = self.node.due_at(self.activation)
        return due

    @property
    def is_mine(self) -> bool:
        return self.task.owner_id == self.user.pk

    @property
    def is_held(self) -> bool:
        """Whether the task is in somebody else's hands."""
        return self.task.owner_id is not None and not self.is_mine

    @cached_property
    def others_writing(self) -> list[Draft]:
        """Who else is writing into this task, unless one of the two has it in hand."""
        return drafts.others(self.task, self.user) if self.task.owner_id is None else []

    @property
    def then(self) -> str | Promise:
        return self.form.what_next() or self.node.then

    @property
    def pen(self) -> str:
        return drafts.pen(self.task, self.user)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [{"name": "look", "value": "1", "label": self.form.look}] if self.form.look else []


def show(request: SignedIn, page: TaskPage, status: int = 200) -> HttpResponse:
    """The page, with what its reader needs before the eyes: that they read it is kept."""
    reading(request.user, page.guard, "task")
    context = {"page": page, "form": page.form, **page.form.panel_context()}
    return render(request, "processes/task.html", context, status=status)
