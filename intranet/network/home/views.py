"""The first page of the network: who belongs to it, and what waits for the reader."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intranet.network.models import Seat
from intranet.network.rights import standings_of
from intranet.portal.duties import duties_of
from intranet.portal.navigation import held_on_organisations
from permissions.models import User
from permissions.policy import visible_to
from permissions.routes import guarded


@guarded("permissions.use_intranet")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who works at a service without a seat is told so. Raises Http404 for all others."""
    user = request.user
    assert isinstance(user, User)
    if "use_intranet" not in held_on_organisations(user):
        raise Http404
    seats = visible_to(user, Seat.objects.on(timezone.localdate())).select_related("service")
    context = {"standings": standings_of(user), "seats": seats, "duties": duties_of(user)}
    return render(request, "network/home.html", context)
