"""A session may end while somebody writes: what they send is kept as their draft."""

import functools
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from viewflow.workflow.models import Task

from permissions.models import User
from permissions.routes import View
from workflows.engine import drafts
from workflows.engine.execution import TaskDone, keep_draft
from workflows.engine.human import HumanActivation
from workflows.engine.models import Draft
from workflows.processes.work import form_for


def keeps_what_was_typed(view: View) -> View:
    """Before one without a session is sent to sign in, keep what their page still held.

    The page carries a pen, a token that writes this one draft and reads nothing.
    """

    @functools.wraps(view)
    def run(request: HttpRequest, pk: int) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            author = drafts.holder(request.POST.get("pen", ""), pk)
            kept = keep_if_open(request, pk, author) if author else None
            if "HX-Request" in request.headers:
                return render(request, "processes/saved.html", {"draft": kept, "ended": True})
        return view(request, pk)

    return run


def keep(request: HttpRequest, pk: int, author: User) -> Draft:
    """What was typed, as the draft of `author`. Raises as `execution.keep_draft`."""

    def typed(activation: HumanActivation) -> dict[str, Any]:
        return form_for(activation, author, request.POST).typed()

    return keep_draft(pk, author, typed)


def keep_if_open(request: HttpRequest, pk: int, author: User) -> Draft | None:
    """The draft, unless the task is not theirs to do, or not any more."""
    with suppress(TaskDone, Task.DoesNotExist):
        return keep(request, pk, author)
    return None
