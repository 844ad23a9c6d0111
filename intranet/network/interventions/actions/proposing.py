"""A service proposes a model, says by what it is verified, and revises its words."""

from typing import Any

from django.utils.translation import gettext as _

from intranet.network.discretion import heed
from intranet.network.interventions.models import Indicator, InterventionModel, Revision
from intranet.network.interventions.telling import proposed
from intranet.network.rights import standings_of
from intranet.statistics.outcomes.measure import Median
from permissions.audit import action
from permissions.guards import lock
from permissions.models import Organisation, User
from permissions.policy import may
from permissions.refusal import Refused

WHOLE = 100


@action("intervention.proposed")
def propose(
    service: Organisation, *, by: User, confirmed: str = "", **words: Any
) -> InterventionModel:
    """Propose a model for `service`; the coordination is told.

    Raises Refused for who does not speak for a service of the network, and LooksLikeACase.
    """
    standings = standings_of(by)
    if service.pk not in standings.speaks_for:
        raise Refused(_("Un modello lo propone chi rappresenta un servizio della rete."))
    _heed(by, confirmed, words)
    made = InterventionModel.objects.create(service=service, author=by, **words)
    proposed(made)
    return made


@action("intervention.rewritten")
def rewrite(
    intervention: InterventionModel, *, by: User, confirmed: str = "", **words: Any
) -> InterventionModel:
    """Write a model anew that nobody has begun to try. Raises Refused, and LooksLikeACase."""
    held = _held(intervention, by, "interventions.write_intervention")
    _heed(by, confirmed, words)
    for name, value in words.items():
        setattr(held, name, value)
    held.save()
    return held


@action("intervention.revised")
def revise(
    intervention: InterventionModel, *, by: User, reason: str, confirmed: str = "", **words: Any
) -> InterventionModel:
    """Change the words of a model that is being tried: a numbered revision keeps the former ones.

    Indicators and targets stay: what is looked for is not chosen after looking. Raises Refused
    without a reason, where nothing changes, and LooksLikeACase.
    """
    held = _held(intervention, by, "interventions.revise_intervention")
    former = {name: getattr(held, name) for name in held.WORDS}
    if not reason.strip():
        raise Refused(_("Scrivere perché il testo cambia."), field="reason")
    if all(words.get(name, value) == value for name, value in former.items()):
        raise Refused(_("Il testo è uguale a prima."))
    _heed(by, confirmed, {**words, "reason": reason})
    held.revision += 1
    Revision.objects.create(
        intervention=held, number=held.revision, reason=reason.strip(), former=former, author=by
    )
    for name in held.WORDS:
        setattr(held, name, words.get(name, former[name]))
    held.save()
    return held


@action("indicator.added")
def add_indicator(
    intervention: InterventionModel, *, by: User, measure: str, direction: str, target: int
) -> Indicator:
    """Say by what the model is verified. Raises Refused for a measure or target that is none."""
    held = _held(intervention, by, "interventions.write_intervention")
    if held.indicators.filter(measure=measure).exists():
        raise Refused(_("Questa misura è già fra gli indicatori."), field="measure")
    made = Indicator(intervention=held, measure=measure, direction=direction, target=target)
    measured = made.measured
    most = measured.followed if isinstance(measured, Median) else WHOLE
    if not 0 < target <= most - (most == WHOLE):
        raise Refused(_target_words(most), field="target")
    made.save()
    return made


@action("indicator.removed")
def remove_indicator(indicator: Indicator, *, by: User) -> None:
    """Take an indicator back while the model is only proposed. Raises Refused."""
    _held(indicator.intervention, by, "interventions.write_intervention")
    indicator.delete()


def _held(intervention: InterventionModel, by: User, permission: str) -> InterventionModel:
    held: InterventionModel = lock(intervention)
    if not may(by, permission, held):
        raise Refused(_("Questo modello nel frattempo è cambiato di stato."))
    return held


def _heed(by: User, confirmed: str, words: Any) -> None:
    heed(by, confirmed, *(value for value in words.values() if isinstance(value, str)))


def _target_words(most: int) -> str:
    if most == WHOLE:
        return _("L’obiettivo è un numero intero da 1 a 99: una percentuale.")
    return _("L’obiettivo è un numero di giorni da 1 a %(most)s: di più i casi non si seguono.") % {
        "most": most
    }
