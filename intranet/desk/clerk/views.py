"""The pages of the court office: the reports received, and the answer to one."""

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intranet.desk.clerk.received import (
    Search,
    answered,
    offices_of,
    received_by,
    task_for,
    to_answer,
)
from intranet.desk.papers.delivery import Damaged, deliver, neutral
from intranet.portal.navigation import held_on_organisations
from permissions.audit import reading
from permissions.models import User
from permissions.routes import guarded
from workflows.documents.models import Transmission
from workflows.documents.storage import verify
from workflows.engine.execution import TaskUnavailable, find
from workflows.processes.forms.base import TaskForm
from workflows.processes.forms.reporting import ACCEPT
from workflows.processes.work import form_for, submit


@guarded("documents.view_transmission")
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for who receives no reports."""
    user = request.user
    assert isinstance(user, User)
    if "view_received_reports" not in held_on_organisations(user):
        raise Http404
    search = Search.read(request.GET)
    context = {
        "search": search,
        "offices": offices_of(user),
        "to_answer": to_answer(user, search),
        "answered": answered(user, search),
    }
    return render(request, "desk/clerk/received.html", context)


@guarded("documents.view_transmission")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: read it, and answer. Raises Http404 for one of another office."""
    user = request.user
    assert isinstance(user, User)
    transmission = get_object_or_404(received_by(user), pk=pk)
    if request.method == "POST":
        return _answer(request, user, transmission)
    return _page(request, transmission, _blank_form(user, transmission))


@guarded("documents.view_transmission")
@require_safe
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Http404 for a report of another office."""
    assert isinstance(request.user, User)
    transmission = get_object_or_404(received_by(request.user), pk=pk)
    reading(request.user, transmission, "report")
    name = neutral("relazione", transmission.proceeding.replace("R.G. ", "rg-"))
    try:
        return deliver(transmission.paper.path, transmission.sha256, name)
    except Damaged:
        return render(request, "desk/damaged.html", status=409)


def _answer(request: HttpRequest, user: User, transmission: Transmission) -> HttpResponse:
    if request.POST.get("decision") == ACCEPT and not _is_whole(transmission):
        messages.error(request, _("Il file non è integro: la relazione si può solo rifiutare."))
        return redirect("desk:report", transmission.pk)
    task = task_for(user, transmission)
    try:
        form = submit(task, user, request.POST) if task else None
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    except TaskUnavailable:
        form = None
    if form is None:
        messages.warning(request, _("A questa relazione è già stata data risposta."))
    elif not form.is_valid():
        return _page(request, transmission, form)
    elif form.cleaned_data["decision"] == ACCEPT:
        messages.success(request, _("La relazione è presa in carico."))
    else:
        messages.success(request, _("La relazione è rifiutata: il servizio ne legge il motivo."))
    return redirect("desk:report", transmission.pk)


def _blank_form(user: User, transmission: Transmission) -> TaskForm | None:
    """The form of the answer; none where this user has none to give."""
    task = task_for(user, transmission)
    return form_for(find(task, user), user) if task else None


def _page(request: HttpRequest, transmission: Transmission, form: TaskForm | None) -> HttpResponse:
    context = {
        "transmission": transmission,
        "is_whole": _is_whole(transmission),
        "form": form,
    }
    return render(request, "desk/clerk/report.html", context)


def _is_whole(transmission: Transmission) -> bool:
    return verify(transmission.paper.path, transmission.sha256)
