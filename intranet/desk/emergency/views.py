"""Opening a case in an emergency: its number, why, and for how many minutes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.desk.emergency.forms import EmergencyForm
from intranet.portal.sheet import answered, sheet
from permissions.models import Organisation, User
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.cases.actions.emergency import open_by_number
from workflows.cases.models import Case
from workflows.cases.refusal import Refused


@guarded("permissions.break_glass")
@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for who may open nothing in an emergency."""
    user = request.user
    assert isinstance(user, User)
    services = list(visible_to(user, Organisation.objects.all(), "permissions.break_glass"))
    if not services:
        raise Http404
    form = sheet(EmergencyForm, request, services=services)
    opened: list[Case] = []
    if request.method == "POST" and answered(
        form, lambda **typed: opened.append(_open(request, user, **typed))
    ):
        return redirect("desk:case", opened[0].pk)
    return render(request, "desk/emergency/emergency.html", {"form": form})


def _open(
    request: HttpRequest, user: User, *, service: Organisation, number: str, **asked: Any
) -> Case:
    """Raises Refused for a number that no case of the service bears."""
    whole = Case.objects.filter(service=service, number=number)
    known = visible_to(user, whole, "cases.view_notes").first()
    if known is not None:
        messages.info(request, _("Questo fascicolo si legge già per intero."))
        return known
    access = open_by_number(service, number, by=user, **asked)
    if access is None:
        raise Refused(_("Nessun fascicolo del servizio porta questo numero."), field="number")
    case = access.target
    assert isinstance(case, Case)
    return case
