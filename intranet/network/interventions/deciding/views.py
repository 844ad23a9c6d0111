"""The coordination weighs the evidence of a model, and decides on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from intranet.network.interventions.actions.deciding import NEXT, decide, weigh_evidence
from intranet.network.interventions.deciding.forms import DecisionForm
from intranet.network.interventions.experiment import experiment_of, last_over
from intranet.network.interventions.finding import ROOM, found
from intranet.network.interventions.models import State
from intranet.network.interventions.reading.results import Reading
from intranet.portal.sheet import answered, sheet
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn


@guarded("interventions.decide_intervention")
@require_http_methods(["GET", "HEAD", "POST"])
def deciding(request: SignedIn, pk: int) -> HttpResponse:
    """What may be decided now, on which evidence. Raises Http404 for who does not decide."""
    intervention, _held = found(request.user, pk, "decide_intervention")
    until = last_over()
    weighed = intervention.evidence.filter(year=until.year, quarter=until.number).first()
    form = sheet(DecisionForm, request, states=NEXT[State(intervention.state)])

    def act(after: str, reason: str) -> None:
        # Whatever is decided, and even if it is refused, the results are looked at once.
        if weighed is None:
            weigh_evidence(intervention, by=request.user)
        decide(intervention, by=request.user, after=after, reason=reason)

    if request.method == "POST" and answered(form, act):
        messages.success(request, _("La decisione è registrata, con i risultati di oggi."))
        return redirect(intervention)
    context = {
        "intervention": intervention,
        "until": until,
        "experiment": experiment_of(intervention, until),
        "reading": Reading.of(weighed) if weighed else None,
        "form": form,
    }
    return render(request, "interventions/deciding.html", {**ROOM, **context})


@guarded("interventions.decide_intervention")
@require_POST
def weighing(request: SignedIn, pk: int) -> HttpResponse:
    """Weigh the evidence of the last quarter. Raises Http404 for who does not decide."""
    intervention, _held = found(request.user, pk, "decide_intervention")
    weigh_evidence(intervention, by=request.user)
    messages.success(request, _("I risultati del trimestre sono calcolati, e restano così."))
    return redirect("interventions:deciding", pk)
