"""What one has learnt, and how much the services have."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intranet.network.rights import standings_of
from intranet.network.training.courses.views import ROOM, refuse_strangers
from intranet.network.training.hours.listing import Own, of_people, of_services, years_of_hours
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("training.view_enrolment")
@require_safe
def own(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who is not of the network."""
    refuse_strangers(request.user)
    return render(request, "training/own.html", {**ROOM, "own": Own(request.user)})


@guarded("training.view_enrolment")
@require_safe
def hours(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who neither represents a service nor coordinates the network."""
    standings = standings_of(request.user)
    if not standings.represents and not standings.coordinates:
        raise Http404
    years = years_of_hours()
    wanted = request.GET.get("anno", "")
    year = next((each for each in years if str(each) == wanted), timezone.localdate().year)
    context = {
        "years": years,
        "year": year,
        "coordinates": standings.coordinates,
        "represents": bool(standings.represents),
        "services": of_services(request.user, year),
        "people": of_people(request.user, year),
    }
    return render(request, "training/hours.html", {**ROOM, **context})
