"""A sheet: a form that one action answers, or refuses beside the field that is wrong."""

from collections.abc import Callable
from typing import Any

from permissions.refusal import Refused
from workflows.processes.forms.legible import keep_legible
from workflows.processes.work import add_refusal


def sheet[F: Any](form: type[F], request: Any, files: Any = None, **values: Any) -> F:
    """The form, filled in with what was sent; its words can be read."""
    made = form(request.POST if request.method == "POST" else None, files, **values)
    keep_legible(made.fields.values())
    return made


def answered(form: Any, act: Callable[..., object]) -> bool:
    """Whether the form is right and `act` was done with its answers, given by name."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        add_refusal(form, refusal)
        return False
    return True
