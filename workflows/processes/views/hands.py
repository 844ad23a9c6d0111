"""Taking a task and giving it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from viewflow.workflow.models import Task

from permissions.routes import guarded
from workflows.engine.execution import TaskDone, TaskHeld, give_back, take, take_over
from workflows.processes.views.found import SignedIn, human_permissions


@guarded(*human_permissions())
@require_http_methods(["GET", "HEAD", "POST"])
def take_task(request: SignedIn, pk: int) -> HttpResponse:
    return _hand(request, pk, take, _("Il compito è preso in carico."))


@guarded(*human_permissions())
@require_http_methods(["GET", "HEAD", "POST"])
def give_task_back(request: SignedIn, pk: int) -> HttpResponse:
    return _hand(request, pk, give_back, _("Il compito è di nuovo da prendere."))


@guarded(*human_permissions())
@require_http_methods(["GET", "HEAD", "POST"])
def take_task_over(request: SignedIn, pk: int) -> HttpResponse:
    return _hand(request, pk, take_over, _("Il compito è passato di mano."))


def _hand(request: SignedIn, pk: int, move: Callable[[int, Any], None], said: str) -> HttpResponse:
    if request.method == "POST":
        try:
            move(pk, request.user)
            messages.success(request, said)
        except TaskDone as done:
            messages.warning(request, _late(done))
        except TaskHeld as held:
            messages.warning(request, _("È già nelle mani di %(who)s.") % {"who": held.by})
        except Task.DoesNotExist:
            raise Http404 from None
    return redirect(_address_back(request, pk))


def _late(done: TaskDone) -> str:
    if done.by is None or done.at is None:
        return _("Il compito è stato ritirato: non è più da fare.")
    at = date_format(localtime(done.at), "j M Y, H:i").lower()
    return _("Il compito è già stato svolto da %(who)s il %(at)s.") % {"who": done.by, "at": at}


def _address_back(request: SignedIn, pk: int) -> str:
    """Where the page asked to go back to, if it is on this site; else the task."""
    address = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return address
    return reverse("processes:task", args=[pk])
