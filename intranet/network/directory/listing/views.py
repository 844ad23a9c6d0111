"""The directory: the services of the network on a picture and in a list."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.network.directory.listing.forms import WishForm
from intranet.network.directory.listing.rows import departed, rows_for
from intranet.network.directory.models import Edition
from intranet.network.directory.picture.drawing import Picture, drawn
from intranet.network.models import Seat
from intranet.network.rights import Standings, standings_of
from permissions.models import Organisation
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("network.view_seat", "directory.view_card")
@require_safe
def services(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who is not of the network."""
    standings = standings_of(request.user)
    if not standings.is_member:
        raise Http404
    wish = WishForm(request.GET)
    every = rows_for(request.user, wish.origin)
    rows = sorted(filter(wish.takes, every), key=wish.order)
    context = {
        "room": "directory",
        "wish": wish,
        "rows": rows,
        "total": len(every),
        "pictures": _pictures(wish, rows),
        "own": [row for row in every if row.service.pk in standings.represents],
        **_coordinated(request, standings),
    }
    return render(request, "directory/services.html", context)


def _pictures(wish: WishForm, rows: list[Any]) -> list[Picture]:
    """For a desk and for a telephone; none where no service is known to be anywhere."""
    marked = (wish.wished("da"), wish.origin) if wish.origin else None
    points = [(number, row.service.municipality, row.place) for number, row in enumerate(rows, 1)]
    return drawn([point for point in points if point[2]], marked)


def _coordinated(request: SignedIn, standings: Standings) -> dict[str, Any]:
    """What the coordination sees besides: what waits for it, who has left, who never came."""
    if not standings.coordinates:
        return {}
    waiting = visible_to(request.user, Edition.objects.all(), "directory.approve_card")
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE)
    return {
        "coordinates": True,
        "submitted": waiting.filter(state=Edition.State.SUBMITTED)
        .select_related("card__service", "submitted_by")
        .order_by("submitted_at", "pk"),
        "departed": departed(),
        "seatless": services.exclude(pk__in=Seat.objects.values("service")),
    }
