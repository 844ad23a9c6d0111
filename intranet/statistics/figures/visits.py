"""The visits: how they went, how long, with what, and what happened."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.figure import (
    NOT_RECORDED,
    TOTAL,
    UNRECORDED,
    Figure,
    Kind,
    Section,
    Unit,
)
from workflows.cases.enums import Level, Side, VisitState

SIDES: Mapping[str, Any] = {**dict(Side.choices), UNRECORDED: NOT_RECORDED}


def _one_sided(state: VisitState, title: Any) -> dict[str, Any]:
    return {f"{state}_{side}": format_lazy("{}: {}", title, name) for side, name in SIDES.items()}


TOOK_PLACE = _("Un incontro ha avuto luogo se è stato svolto o interrotto.")
OCCUPIED = _(
    "Contano gli incontri del trimestre che non sono stati annullati e a cui nessuno è mancato, "
    "per il tempo prenotato."
)

VISITS = (
    Figure(
        code="visits",
        section=Section.VISITS,
        title=_("Incontri programmati e come sono andati"),
        means=(
            _("Incontri fissati per un giorno del trimestre, ciascuno con il suo esito."),
            _("Di un annullamento si dice da parte di chi, di un’assenza chi è mancato."),
            _("«Senza esito» sono quelli ancora da tenere o di cui l’esito non è registrato."),
        ),
        unit=Unit.VISITS,
        categories={
            VisitState.HELD.value: _("Svolti"),
            VisitState.INTERRUPTED.value: _("Interrotti"),
            **_one_sided(VisitState.CANCELLED, _("Annullati")),
            **_one_sided(VisitState.ABSENCE, _("Assenze")),
            VisitState.REFUSED.value: _("Rifiutati dal minore"),
            "undecided": _("Senza esito"),
        },
    ),
    Figure(
        code="visit_minutes",
        section=Section.VISITS,
        title=_("Tempo degli incontri per livello"),
        means=(
            TOOK_PLACE,
            _(
                "Si contano i minuti prenotati di quelli che hanno avuto luogo nel trimestre, "
                "anche se interrotti: la sala e l’operatore erano impegnati."
            ),
        ),
        unit=Unit.MINUTES,
        categories=dict(Level.choices),
    ),
    Figure(
        code="level_changes",
        section=Section.VISITS,
        title=_("Cambi di livello"),
        means=(
            TOOK_PLACE,
            _(
                "È un cambio un incontro del trimestre tenuto a un livello diverso da quello "
                "dell’incontro precedente con la stessa persona, nello stesso fascicolo."
            ),
        ),
        unit=Unit.CHANGES,
        categories={
            "looser": _("Verso l’autonomia"),
            "closer": _("Verso la protezione"),
        },
    ),
    Figure(
        code="incidents",
        section=Section.VISITS,
        title=_("Incontri con eventi critici"),
        means=(
            _(
                "Incontri del trimestre svolti, interrotti o rifiutati dal minore; ha un evento "
                "critico quello il cui verbale ne riporta almeno uno."
            ),
            _("Senza verbale non è rilevato."),
        ),
        unit=Unit.VISITS,
        categories={
            "with": _("Con eventi critici"),
            "without": _("Senza eventi critici"),
            UNRECORDED: NOT_RECORDED,
        },
    ),
    Figure(
        code="suspensions",
        section=Section.VISITS,
        title=_("Sospensioni per causa"),
        means=(
            _(
                "Sospensioni del servizio decise nel trimestre. Non sono ancora registrate: il "
                "numero non è noto, e non è zero."
            ),
        ),
        unit=Unit.SUSPENSIONS,
        unknown=frozenset({TOTAL}),
    ),
    Figure(
        code="room_minutes",
        section=Section.RESOURCES,
        title=_("Uso delle sale"),
        means=(OCCUPIED, _("Le videochiamate non occupano una sala.")),
        unit=Unit.MINUTES,
    ),
    Figure(
        code="rooms_in_use",
        section=Section.RESOURCES,
        title=_("Sale in uso"),
        means=(OCCUPIED, _("È in uso la sala con almeno uno di questi incontri.")),
        unit=Unit.ROOMS,
        kind=Kind.MEASURE,
    ),
    Figure(
        code="operator_minutes",
        section=Section.RESOURCES,
        title=_("Tempo degli operatori negli incontri"),
        means=(OCCUPIED, _("Le videochiamate contano.")),
        unit=Unit.MINUTES,
    ),
    Figure(
        code="operators",
        section=Section.RESOURCES,
        title=_("Operatori agli incontri"),
        means=(OCCUPIED, _("Contano gli operatori con almeno uno di questi incontri.")),
        unit=Unit.PEOPLE,
        kind=Kind.MEASURE,
    ),
)
