"""One model: what it says, who adopts it, what was decided, on which evidence."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intranet.content.models import Item
from intranet.network.interventions.bpmn.drawing import picture_of
from intranet.network.interventions.finding import ROOM, found
from intranet.network.interventions.models import Decision, Evidence, InterventionModel
from intranet.network.interventions.reading.results import Reading
from intranet.network.rights import standings_of
from permissions.models import User
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("interventions.view_intervention")
@require_safe
def model(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who is not of the network."""
    intervention, held = found(request.user, pk)
    decisions = list(intervention.decisions.select_related("by", "evidence"))
    weighed = _last_weighed(decisions)
    context = {
        "intervention": intervention,
        "may": _offered(request.user, intervention, held),
        "picture": picture_of(intervention),
        "materials": _materials(request.user, intervention),
        "indicators": intervention.indicators.all(),
        "adoptions": _adoptions(request.user, intervention),
        "decisions": decisions,
        "reading": Reading.of(weighed) if weighed else None,
        "revisions": intervention.revisions.select_related("author"),
    }
    return render(request, "interventions/model.html", {**ROOM, **context})


@guarded("interventions.view_intervention")
@require_safe
def evidence(request: SignedIn, pk: int, number: int) -> HttpResponse:
    """The results as they were weighed. Raises Http404 for who is not of the network."""
    kept = _evidence(request.user, pk, number)
    context = {
        "intervention": kept.intervention,
        "reading": Reading.of(kept),
        "decisions": kept.decisions.select_related("by"),
    }
    return render(request, "interventions/evidence.html", {**ROOM, **context})


@guarded("interventions.view_intervention")
@require_safe
def data(request: SignedIn, pk: int, number: int) -> HttpResponse:
    """The same as data, byte for byte what the fingerprint is of but for their spaces."""
    kept = _evidence(request.user, pk, number)
    answer = JsonResponse(kept.data, json_dumps_params={"ensure_ascii": False, "sort_keys": True})
    answer["Content-Disposition"] = f'attachment; filename="risultati-{pk}-{kept.until.code}.json"'
    return answer


@guarded("interventions.view_intervention")
@require_safe
def diagram(request: SignedIn, pk: int) -> HttpResponse:
    """The diagram that was brought, as a file. Raises Http404 where there is none."""
    intervention, _held = found(request.user, pk)
    if not intervention.diagram:
        raise Http404
    answer = HttpResponse(intervention.diagram, content_type="application/xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="modello-{pk}.bpmn"'
    return answer


def _evidence(user: User, pk: int, number: int) -> Evidence:
    intervention, _held = found(user, pk)
    rows = intervention.evidence.select_related("intervention__service", "weighed_by")
    return get_object_or_404(rows, pk=number)


def _last_weighed(decisions: list[Decision]) -> Evidence | None:
    """The evidence of the latest decision that had any."""
    weighed = (each.evidence for each in decisions)
    return next((each for each in weighed if each.data["quarters"]), None)


def _offered(user: User, intervention: InterventionModel, held: frozenset[str]) -> set[str]:
    """What `user` may do now: who adopts it already, with no end set, has nothing to adopt."""
    offered = {name.rpartition(".")[2] for name in held}
    if "adopt_intervention" in offered:
        standings = standings_of(user)
        under_way = intervention.adoptions.filter(until=None).values_list("service", flat=True)
        if not standings.speaks_for - set(under_way):
            offered.remove("adopt_intervention")
    return offered


def _materials(user: User, intervention: InterventionModel) -> Item | None:
    """Where they are, for who may go there."""
    if intervention.materials_id is None:
        return None
    return visible_to(user, Item.objects.filter(pk=intervention.materials_id)).first()


def _adoptions(user: User, intervention: InterventionModel) -> list[dict[str, Any]]:
    """Who adopts it or did, and which of it the reader may end."""
    every = visible_to(user, intervention.adoptions.select_related("service"))
    own = visible_to(user, intervention.adoptions.all(), "interventions.end_adoption")
    mine, today = set(own.values_list("pk", flat=True)), timezone.localdate()
    return [
        {"adoption": each, "may_end": each.pk in mine and not each.is_over_on(today)}
        for each in every
    ]
