"""Writing a model: proposing it, writing it anew, revising it, saying by what it is verified."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intranet.network.discretion.posting import caution_for, confirmed_in
from intranet.network.interventions.actions import proposing
from intranet.network.interventions.finding import ROOM, found
from intranet.network.interventions.models import InterventionModel
from intranet.network.interventions.writing.forms import (
    IndicatorForm,
    ModelForm,
    ProposalForm,
    RevisionForm,
    words_of,
)
from intranet.network.rights import standings_of
from intranet.portal.sheet import answered, sheet
from intranet.statistics.outcomes.registry import MEASURES
from permissions.models import Organisation
from permissions.refusal import Refused
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

FORM = ["GET", "HEAD", "POST"]


@guarded("interventions.adopt_intervention")
@require_http_methods(FORM)
def new(request: SignedIn) -> HttpResponse:
    """Raises Http404 for who speaks for no service of the network."""
    standings = standings_of(request.user)
    services = Organisation.objects.filter(pk__in=standings.speaks_for)
    if not services:
        raise Http404
    form, made = (
        sheet(ProposalForm, request, request.FILES or None, user=request.user, services=services),
        [],
    )

    def act(service: Organisation, **words: Any) -> None:
        confirmed = confirmed_in(request)
        made.append(proposing.propose(service, by=request.user, confirmed=confirmed, **words))

    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Il modello è proposto: ora gli indicatori che lo verificano."))
        return redirect("interventions:indicators", made[0].pk)
    return _writing(request, form, None, _("Proponi un modello"))


@guarded("interventions.write_intervention")
@require_http_methods(FORM)
def writing(request: SignedIn, pk: int) -> HttpResponse:
    """A proposed model anew. Raises Http404 for another's, and once it is tried."""
    intervention, _held = found(request.user, pk, "write_intervention")
    form = sheet(
        ModelForm, request, request.FILES or None, user=request.user, initial=words_of(intervention)
    )

    def act(diagram: str, **words: Any) -> None:
        # A diagram stays until another picture takes its place.
        kept = "" if words["process"] else intervention.diagram
        confirmed = confirmed_in(request)
        proposing.rewrite(
            intervention, by=request.user, confirmed=confirmed, diagram=diagram or kept, **words
        )

    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Il modello è cambiato."))
        return redirect(intervention)
    return _writing(request, form, intervention, _("Modifica il modello"))


@guarded("interventions.revise_intervention")
@require_http_methods(FORM)
def revising(request: SignedIn, pk: int) -> HttpResponse:
    """Other words for a model that is tried. Raises Http404 for who may not."""
    intervention, _held = found(request.user, pk, "revise_intervention")
    form = sheet(RevisionForm, request, initial=words_of(intervention))
    act = partial(proposing.revise, intervention, by=request.user, confirmed=confirmed_in(request))
    if request.method == "POST" and answered(form, act):
        messages.success(request, _("Il testo è rivisto; quello di prima resta fra le revisioni."))
        return redirect(intervention)
    return _writing(request, form, intervention, _("Rivedi il testo"))


@guarded("interventions.write_intervention")
@require_http_methods(FORM)
def indicators(request: SignedIn, pk: int) -> HttpResponse:
    """By what the model is verified. Raises Http404 once it is tried."""
    intervention, _held = found(request.user, pk, "write_intervention")
    form = sheet(IndicatorForm, request)
    if request.method == "POST" and answered(
        form, partial(proposing.add_indicator, intervention, by=request.user)
    ):
        messages.success(request, _("Indicatore aggiunto."))
        return redirect("interventions:indicators", pk)
    context = {
        "intervention": intervention,
        "indicators": intervention.indicators.all(),
        "measures": MEASURES.values(),
        "form": form,
    }
    return render(request, "interventions/indicators.html", {**ROOM, **context})


@guarded("interventions.write_intervention")
@require_POST
def removing(request: SignedIn, pk: int, indicator: int) -> HttpResponse:
    """Take an indicator back. Raises Http404 once the model is tried."""
    intervention, _held = found(request.user, pk, "write_intervention")
    found_one = get_object_or_404(intervention.indicators.all(), pk=indicator)
    try:
        proposing.remove_indicator(found_one, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Indicatore tolto."))
    return redirect("interventions:indicators", pk)


def _writing(
    request: SignedIn, form: Any, intervention: InterventionModel | None, heading: str
) -> HttpResponse:
    names = [name for name in (*InterventionModel.WORDS, "reason") if name in form.fields]
    caution = caution_for(request.user, form, names)
    context = {"form": form, "intervention": intervention, "heading": heading, "caution": caution}
    return render(request, "interventions/writing.html", {**ROOM, **context})
