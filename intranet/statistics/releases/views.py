"""Releasing a period: who is in, what it means, and how it stands."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intranet.portal.door.session import polled
from intranet.statistics.filing.rights import COORDINATE
from intranet.statistics.periods import Quarter
from intranet.statistics.releases.members import members
from intranet.statistics.releases.period import Term, terms_to_release
from intranet.statistics.releases.standing import refuse_release, standings
from intranet.statistics.releases.tasks import ask, progress_of
from permissions.models import Organisation, User
from permissions.policy import visible_to
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded(COORDINATE)
@require_safe
def periods(request: SignedIn) -> HttpResponse:
    """What has been released and what may be; nothing from before the network began.

    Raises Http404 for who coordinates nothing.
    """
    coordination_of(request.user)
    terms = list(terms_to_release(Quarter.current()))
    years = {term.year for term in terms}
    told = {
        (each.year, each.quarter): each
        for term in terms[:1]
        for each in term.releases().model.objects.filter(year__in=years)
    }
    rows = [
        (term, release)
        for term in terms
        if (release := told.get((term.year, term.quarter))) or members(*term.days)
    ]
    return render(request, "statistics/releases/periods.html", {"room": "release", "rows": rows})


@guarded(COORDINATE)
@require_http_methods(["GET", "HEAD", "POST"])
def releasing(request: SignedIn, period: str) -> HttpResponse:
    """A period before it is released, and while it is. Raises Http404 as `periods` does."""
    coordination, term = coordination_of(request.user), _term(period)
    if term.releases().exists():
        return redirect("statistics:network", term.code)
    refusal = _refusal(term)
    if request.method == "POST":
        if refusal:
            messages.error(request, refusal)
        else:
            ask(coordination, term, request.user)
        return redirect("statistics:releasing", term.code)
    found = standings(term)
    context = {
        "room": "release",
        "term": term,
        "standings": found,
        "present": sum(each.is_in for each in found),
        "refusal": refusal,
        "progress": progress_of(coordination, term),
    }
    return render(request, "statistics/releases/releasing.html", context)


@polled
@guarded(COORDINATE)
@require_safe
def progress(request: SignedIn, period: str) -> HttpResponse:
    """How it stands, asked again and again by the page; then it leads to the release."""
    coordination, term = coordination_of(request.user), _term(period)
    found = progress_of(coordination, term)
    if found is None or not found.is_open:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "statistics/releases/progress.html", {"term": term, "progress": found})


def coordination_of(user: User) -> Organisation:
    """The coordination that `user` works in. Raises Http404 for who works in none."""
    found = visible_to(user, Organisation.objects.order_by("pk"), COORDINATE).first()
    if found is None:
        raise Http404
    return found


def _term(period: str) -> Term:
    try:
        return Term.parse(period)
    except ValueError as error:
        raise Http404 from error


def _refusal(term: Term) -> str:
    """Why it may not be released, in words; nothing where it may."""
    try:
        refuse_release(term)
    except Refused as refusal:
        return str(refusal.message)
    if not any(each.is_in for each in standings(term)):
        return _("Non c’è nessuna cifra: non basta per dire qualcosa.")
    return ""
