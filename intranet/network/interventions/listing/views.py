"""The models of the network."""

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intranet.network.interventions.finding import ROOM
from intranet.network.interventions.models import InterventionModel, State
from intranet.network.rights import standings_of
from intranet.portal.keyset import cut
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("interventions.view_intervention")
@require_safe
def models(request: SignedIn) -> HttpResponse:
    """The latest first. Raises Http404 for who is not of the network."""
    standings = standings_of(request.user)
    if not standings.is_member:
        raise Http404
    state = request.GET.get("stato", "")
    rows = visible_to(request.user, InterventionModel.objects.select_related("service"))
    if state in State.values:
        rows = rows.filter(state=state)
    today = timezone.localdate()
    lasting = Q(adoptions__until=None) | Q(adoptions__until__gte=today)
    adopting = Count(
        "adoptions__service", distinct=True, filter=Q(adoptions__since__lte=today) & lasting
    )
    page = cut(
        rows.annotate(adopting=adopting),
        "proposed_at",
        "pk",
        request.GET.get("dopo", ""),
        descending=True,
    )
    context = {
        "page": page,
        "states": State.choices,
        "state": state,
        "may_propose": standings.is_representative,
    }
    return render(request, "interventions/models.html", {**ROOM, **context})
