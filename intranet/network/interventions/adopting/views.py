"""A service adopts a model, and ends it."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intranet.network.interventions.actions.adopting import adopt, end_adoption
from intranet.network.interventions.adopting.forms import AdoptionForm, EndForm
from intranet.network.interventions.finding import ROOM, found
from intranet.network.interventions.models import Adoption
from intranet.network.rights import standings_of
from intranet.portal.sheet import answered, sheet
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

FORM = ["GET", "HEAD", "POST"]


@guarded("interventions.adopt_intervention")
@require_http_methods(FORM)
def adopting(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for who speaks for no service, and for a model that nobody may try."""
    intervention, _held = found(request.user, pk, "adopt_intervention")
    standings = standings_of(request.user)
    services = Organisation.objects.filter(pk__in=standings.speaks_for)
    begin = {"since": Quarter.current().next().first_day}
    form = sheet(AdoptionForm, request, services=services, initial=begin)
    if request.method == "POST" and answered(form, partial(adopt, intervention, by=request.user)):
        messages.success(request, _("Adozione registrata."))
        return redirect(intervention)
    context = {"intervention": intervention, "form": form}
    return render(request, "interventions/adopting.html", {**ROOM, **context})


@guarded("interventions.end_adoption")
@require_http_methods(FORM)
def ending(request: SignedIn, pk: int) -> HttpResponse:
    """Raises Http404 for the adoption by another service, and for one that is over."""
    held = visible_to(request.user, Adoption.objects.all(), "interventions.end_adoption")
    adoption = get_object_or_404(held.select_related("intervention", "service"), pk=pk)
    if adoption.is_over_on(timezone.localdate()):
        raise Http404
    form = sheet(EndForm, request)
    if request.method == "POST" and answered(
        form, partial(end_adoption, adoption, by=request.user)
    ):
        messages.success(request, _("La fine dell’adozione è registrata."))
        return redirect(adoption.intervention)
    context = {"adoption": adoption, "intervention": adoption.intervention, "form": form}
    return render(request, "interventions/ending.html", {**ROOM, **context})
