"""Doing a task: one address for every human task of every flow."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from viewflow.workflow.models import Task

from permissions.routes import guarded
from workflows.engine import drafts
from workflows.engine.execution import TaskDone, TaskHeld
from workflows.processes.views.found import SignedIn, found, human_permissions
from workflows.processes.views.page import TaskPage, show
from workflows.processes.views.signed_out import keep, keeps_what_was_typed
from workflows.processes.views.too_late import address_after, is_double_click, show_done
from workflows.processes.work import form_for, submit


@keeps_what_was_typed
@guarded(*human_permissions())
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: SignedIn, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _answer(request, pk)
    activation = found(pk, request.user)
    if activation.task.finished is not None:
        return show_done(request, activation)
    draft = drafts.of(activation.task, request.user)
    form = form_for(activation, request.user, initial=draft.answers if draft else None)
    return show(request, TaskPage(form, request.user, draft))


def _answer(request: SignedIn, pk: int) -> HttpResponse:
    asked = next((name for name in ("draft", "look") if name in request.POST), "")
    answer = {"draft": _keep, "look": _look, "": _submit}[asked]
    try:
        return answer(request, pk)
    except TaskDone as done:
        return _too_late(request, done)
    except TaskHeld as held:
        form = form_for(held.activation, request.user, request.POST)
        return show(request, TaskPage(form, request.user), status=409)
    except Task.DoesNotExist:
        raise Http404 from None


def _submit(request: SignedIn, pk: int) -> HttpResponse:
    form = submit(pk, request.user, request.POST, request.FILES)
    page = TaskPage(form, request.user)
    if form.is_valid():
        messages.success(request, _("Fatto: %(task)s") % {"task": page.title})
        return redirect(address_after(pk, request.user))
    # A rule refused: what it was asked about is shown, as far as the answers allow.
    again = form_for(form.activation, request.user, request.POST)
    page.outlook = again.outlook() if again.look and again.is_valid() else None
    return show(request, page)


def _look(request: SignedIn, pk: int) -> HttpResponse:
    form = form_for(found(pk, request.user), request.user, request.POST)
    page = TaskPage(form, request.user)
    page.outlook = form.outlook() if form.is_valid() else None
    return show(request, page)


def _keep(request: SignedIn, pk: int) -> HttpResponse:
    keep(request, pk, request.user)
    messages.success(request, _("Bozza salvata."))
    return redirect("processes:task", pk)


def _too_late(request: SignedIn, done: TaskDone) -> HttpResponse:
    if is_double_click(done.activation.task, request.user):
        messages.info(request, _("Già registrato."))
        return redirect(address_after(done.activation.task.pk, request.user))
    typed = form_for(done.activation, request.user, request.POST)
    return show_done(request, done.activation, typed, status=409)
