"""Form → action → transition: the one way a human task is done, by page, seeding or test."""

from collections.abc import Mapping
from typing import Any

from workflows.cases.refusal import Refused
from workflows.engine.execution import perform
from workflows.engine.human import HumanActivation
from workflows.processes.forms.base import TaskForm


def form_for(activation: HumanActivation, user: Any, *args: Any, **kwargs: Any) -> TaskForm:
    """The form of a task, blank or bound; further arguments are a form's own."""
    node = activation.flow_task
    form: TaskForm = node.form(*args, process=activation.process, user=user, **kwargs)
    form.activation = activation
    return form


def submit(task_pk: int, user: Any, data: Mapping[str, Any], files: Any = None) -> TaskForm:
    """Do a task with what was typed. The form comes back valid if the task is done.

    Otherwise it bears the errors, among them what a rule refused, and nothing was written.
    Raises what `execution.perform` raises.
    """
    forms: list[TaskForm] = []

    def fill_and_act(activation: HumanActivation) -> None:
        form = form_for(activation, user, data, files)
        forms.append(form)
        if not form.is_valid():
            raise Refused(form.errors)
        form.act(activation.process, user)

    try:
        perform(task_pk, user, fill_and_act)
    except Refused as refusal:
        if forms[0].is_valid():
            add_refusal(forms[0], refusal)
    return forms[0]


def add_refusal(form: Any, refusal: Refused) -> None:
    """Show all that the rules refused, each beside its field, or above the form."""
    for each in (refusal, *refusal.others):
        field = each.field if each.field in form.fields else None
        form.add_error(field, each.message)
