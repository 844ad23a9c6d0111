"""The first page of the network: what waits for the reader, what comes, who belongs to it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.network.home.brief import brief_of
from intranet.network.rights import standings_of
from intranet.portal.duties import duties_of
from intranet.portal.navigation import held_on_organisations
from permissions.models import User
from permissions.routes import guarded


@guarded("permissions.use_intranet")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who works at a service without a seat is told so. Raises Http404 for all others."""
    user = request.user
    assert isinstance(user, User)
    if "use_intranet" not in held_on_organisations(user):
        raise Http404
    context = {
        "room": "home",
        "standings": standings_of(user),
        "brief": brief_of(user),
        "duties": duties_of(user),
    }
    return render(request, "network/home.html", context)
