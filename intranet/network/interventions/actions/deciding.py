"""Weighing the evidence of a model, once a quarter; and deciding on it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.interventions.experiment import last_over
from intranet.network.interventions.models import (
    Adoption,
    Decision,
    Evidence,
    InterventionModel,
    State,
)
from intranet.network.interventions.models.decision import digest_of
from intranet.network.interventions.telling import decided
from intranet.network.interventions.verdicts import refuse_unverified
from intranet.network.interventions.weighing import results_of
from intranet.statistics.figures.counting.facts import a_year_before
from permissions.audit import action
from permissions.guards import lock
from permissions.models import User
from permissions.policy import may
from permissions.refusal import Refused

NEXT: Mapping[str, tuple[State, ...]] = {
    State.PROPOSED: (State.EXPERIMENT, State.WITHDRAWN),
    State.EXPERIMENT: (State.VERIFIED, State.WITHDRAWN),
    State.VERIFIED: (State.RECOMMENDED, State.WITHDRAWN),
    State.RECOMMENDED: (State.WITHDRAWN,),
    State.WITHDRAWN: (),
}


@action("intervention.weighed")
def weigh_evidence(intervention: InterventionModel, *, by: User) -> Evidence:
    """The results at the end of the last quarter that is over: weighed once, and kept.

    Whoever asks again in the same quarter reads the same: two answers a few days apart would tell
    by their difference what came between. Raises Refused for who does not decide.
    """
    held = _held(intervention, by)
    until = last_over()
    known = held.evidence.filter(year=until.year, quarter=until.number).first()
    if known is not None:
        return known
    data = results_of(held, until)
    return Evidence.objects.create(
        intervention=held,
        year=until.year,
        quarter=until.number,
        data=data,
        sha256=digest_of(data),
        weighed_by=by,
    )


@action("intervention.decided")
def decide(intervention: InterventionModel, *, by: User, after: str, reason: str) -> Decision:
    """Bring a model to another state, on the evidence of the last quarter that is over.

    Raises Refused without a reason, for a state that does not follow, and where the evidence does
    not bear the decision: it says what is wanting.
    """
    held = _held(intervention, by)
    if after not in NEXT[State(held.state)]:
        raise Refused(_("Da questo stato non si passa a quello scelto."), field="after")
    if not reason.strip():
        raise Refused(_("Scrivere le ragioni della decisione."), field="reason")
    evidence = weigh_evidence(held, by=by)
    if refuse := REFUSALS.get(after):
        refuse(held, evidence)
    made = Decision.objects.create(
        intervention=held,
        before=held.state,
        after=after,
        reason=reason.strip(),
        evidence=evidence,
        by=by,
    )
    held.state = State(after)
    held.save()
    if after == State.WITHDRAWN:
        _end_adoptions(held)
    decided(made)
    return made


def _refuse_unmeasured(held: InterventionModel, evidence: Evidence) -> None:
    del evidence
    if not held.indicators.exists():
        raise Refused(_("Senza un indicatore con il suo obiettivo non c’è nulla da verificare."))


def _refuse_unverified(held: InterventionModel, evidence: Evidence) -> None:
    del held
    refuse_unverified(evidence.data)


def _refuse_stale(held: InterventionModel, evidence: Evidence) -> None:
    """Recommended is what was verified within a year, and still holds."""
    refuse_unverified(evidence.data)
    verified = held.decisions.filter(after=State.VERIFIED).latest("at")
    if verified.evidence.until.last_day < a_year_before(timezone.localdate()):
        raise Refused(_("I risultati con cui fu verificato hanno più di un anno: non bastano più."))


REFUSALS: Mapping[str, Callable[[InterventionModel, Evidence], None]] = {
    State.EXPERIMENT: _refuse_unmeasured,
    State.VERIFIED: _refuse_unverified,
    State.RECOMMENDED: _refuse_stale,
}


def _end_adoptions(held: InterventionModel) -> None:
    """Nobody goes on with what was withdrawn."""
    today: date = timezone.localdate()
    for each in Adoption.objects.filter(intervention=held).exclude(until__lte=today):
        each.until = max(today, each.since)
        each.save()


def _held(intervention: InterventionModel, by: User) -> Any:
    held: InterventionModel = lock(intervention)
    if not may(by, "interventions.decide_intervention", held):
        raise Refused(_("Su questo modello non c’è più nulla da decidere."))
    return held
