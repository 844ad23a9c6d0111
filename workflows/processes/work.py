"""Form → action → transition: the one way a human task is done, by page, seeding or test."""

from collections.abc import Mapping
from typing import Any

from workflows.cases.refusal import Refused
from workflows.engine.execution import find, perform
from workflows.engine.human import HumanActivation
from workflows.processes.forms.base import TaskForm


def form_for(activation: HumanActivation, user: Any, *args: Any, **kwargs: Any) -> TaskForm:
    """The form of a task, blank or bound; further arguments are a form's own."""
    node = activation.flow_task
    form: TaskForm = node.form(*args, process=activation.process, user=user, **kwargs)
    return form


def submit(task_pk: int, user: Any, data: Mapping[str, Any], files: Any = None) -> TaskForm:
    """Do a task with what was typed. The form comes back valid if the task is done.

    Otherwise it bears the errors, among them what a rule refused, and nothing was written.
    Raises what `execution.perform` raises.
    """
    form = form_for(find(task_pk, user), user, data, files)
    if form.is_valid():
        try:
            perform(task_pk, user, lambda activation: _act(form, activation, user))
        except Refused as refusal:
            add_refusal(form, refusal)
    return form


def add_refusal(form: Any, refusal: Refused) -> None:
    """Show what a rule refused beside its field, or above the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, refusal.message)


def _act(form: TaskForm, activation: HumanActivation, user: Any) -> None:
    form.process = activation.process
    form.act(activation.process, user)
