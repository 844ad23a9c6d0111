"""What the coordination does for a service of the network: its name, its seat."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.network.actions import leave_table, take_seat
from intranet.network.directory.actions.services import add_service, correct_service
from intranet.network.directory.finding import found
from intranet.network.directory.models import Card
from intranet.network.directory.service.forms import NAMES, AddForm, ComeForm, LeaveForm, NameForm
from intranet.network.models import Seat
from intranet.network.rights import standings_of
from intranet.portal.sheet import answered, sheet
from permissions.models import Organisation
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("permissions.coordinate_network")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn) -> HttpResponse:
    """A service that does not use this system. Raises Http404 but for the coordination."""
    _refuse_others(request)
    form = sheet(AddForm, request)
    added: list[Organisation] = []
    if request.method == "POST" and answered(
        form, lambda **values: added.append(add_service(by=request.user, **values))
    ):
        messages.success(request, _("%(service)s è al tavolo.") % {"service": added[0]})
        return redirect("directory:card", added[0].pk)
    return render(request, "directory/add.html", {"room": "directory", "form": form})


@guarded("directory.register_card")
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for a service that uses this system: who administers it names it."""
    card, _held = found(request.user, pk, "register_card")
    if card.is_kept():
        raise Http404
    service = card.service
    initial = {name: getattr(service, name) for name in NAMES}
    form = sheet(NameForm, request, initial=initial)
    if request.method == "POST" and answered(
        form, lambda **values: correct_service(service, by=request.user, **values)
    ):
        messages.success(request, _("Nome e luogo sono corretti."))
        return redirect("directory:card", pk)
    return render(request, "directory/correct.html", _context(card, form))


@guarded("network.end_seat")
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: SignedIn, pk: int) -> HttpResponse:
    """The service comes to the table, or leaves it. Raises Http404 but for the coordination."""
    _refuse_others(request)
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    service = get_object_or_404(services, pk=pk)
    held = Seat.objects.filter(service=service, until=None).first()
    form, act = _seating(request, service, held)
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Il posto al tavolo è registrato."))
        return redirect("directory:services")
    context = {**_context(Card(service=service), form), "held": held}
    return render(request, "directory/seat.html", context)


def _seating(
    request: SignedIn, service: Organisation, held: Seat | None
) -> tuple[Any, Callable[..., object]]:
    today = timezone.localdate()
    if held is None:
        coming = sheet(ComeForm, request, initial={"since": today})
        return coming, lambda **values: take_seat(service, by=request.user, **values)
    leaving = sheet(LeaveForm, request, initial={"until": today})
    return leaving, lambda **values: leave_table(held, by=request.user, **values)


def _context(card: Card, form: Any) -> dict[str, Any]:
    return {"room": "directory", "card": card, "form": form}


def _refuse_others(request: SignedIn) -> None:
    if not standings_of(request.user).coordinates:
        raise Http404
