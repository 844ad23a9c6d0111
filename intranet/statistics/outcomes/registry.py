"""Every measure by its code, in the order in which they are offered."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.times import DAYS, FIRST_VISIT
from intranet.statistics.figures.visits import TOOK_PLACE
from intranet.statistics.outcomes import tallies
from intranet.statistics.outcomes.measure import Measure, Median, Share
from intranet.statistics.outcomes.returns import reopened
from intranet.statistics.outcomes.tallies import Pairs, Spans
from workflows.cases.enums import VisitState
from workflows.cases.querysets import CaseQuerySet

EDITION = "2026.1"
"""The edition of the definitions, kept with every evidence."""

GROUPS = _(
    "Sotto il modello sono i fascicoli ricevuti su provvedimento da un servizio che in quel "
    "trimestre lo adottava dal primo all’ultimo giorno; a confronto quelli ricevuti negli stessi "
    "trimestri dai servizi della rete che non lo adottavano in alcun giorno. Un fascicolo "
    "trasferito conta una volta, dove fu ricevuto per primo. Si vede ciò che è avvenuto fino alla "
    "fine dell’ultimo trimestre concluso."
)
CAUTION = _(
    "Confronto non casuale: i servizi scelgono se adottare il modello. Diverse possono essere "
    "anche la gravità dei casi, il territorio, il personale e tutto ciò che qui non si conta. Una "
    "differenza non prova che la causa sia il modello."
)
DUE = _(
    "Sono dovuti gli incontri fissati che hanno un esito; non quelli annullati dall’autorità "
    "giudiziaria."
)
ALIKE = _(
    "Gli incontri di uno stesso fascicolo si somigliano: l’intervallo ne tiene conto ed è più "
    "ampio."
)
MEDIAN = _(
    "La mediana è il minor numero di giorni entro cui è avvenuto per almeno metà dei fascicoli, "
    "anche di quelli per cui non è ancora avvenuto."
)
FOLLOWED = _(
    "Contano i fascicoli seguiti da almeno {} giorni; chi in quel tempo si è concluso senza "
    "incontri non conta."
)


def _due(so: Q, cases: CaseQuerySet, until: datetime) -> Pairs:
    return tallies.visits(cases, until, so)


def _interrupted(cases: CaseQuerySet, until: datetime) -> Pairs:
    return tallies.visits(cases, until, Q(state=VisitState.INTERRUPTED), tallies.HELD)


def _first_visits(cases: CaseQuerySet, until: datetime) -> Spans:
    return tallies.first_visits(cases, until, tallies.FIRST_VISIT_FOLLOWED)


SHARES = (
    Share(
        "visits_held",
        _("Incontri svolti fra quelli dovuti"),
        (TOOK_PLACE, DUE, ALIKE),
        partial(_due, tallies.HELD),
        whole="due",
    ),
    Share(
        "visits_interrupted",
        _("Incontri interrotti fra quelli svolti"),
        (TOOK_PLACE, _("Interrotti fra quelli che hanno avuto luogo."), ALIKE),
        _interrupted,
    ),
    Share(
        "absences",
        _("Assenze fra gli incontri dovuti"),
        (_("Incontri a cui è mancato qualcuno, chiunque sia."), DUE, ALIKE),
        partial(_due, Q(state=VisitState.ABSENCE)),
        whole="due",
    ),
    Share(
        "refusals",
        _("Rifiuti del minore fra gli incontri dovuti"),
        (_("Incontri in cui il minore è venuto e non ha voluto."), DUE, ALIKE),
        partial(_due, Q(state=VisitState.REFUSED)),
        whole="due",
    ),
    Share(
        "good_endings",
        _("Fascicoli chiusi con incontri liberi o ricongiungimento"),
        (
            _("Fra i fascicoli chiusi, quelli con esito «incontri liberi» o «ricongiungimento»."),
            _("Chi passa a un altro servizio non è chiuso, e non è contato."),
        ),
        tallies.endings,
    ),
    Share(
        "reopened",
        _("Fascicoli riaperti entro 12 mesi"),
        (
            _("Fra i fascicoli chiusi da almeno 12 mesi."),
            _(
                "È riaperto quello dopo il quale, entro 12 mesi dalla chiusura, lo stesso servizio "
                "ne riceve un altro dello stesso procedimento o con un minore in comune."
            ),
        ),
        reopened,
    ),
    Share(
        "soon_visited",
        _("Primo incontro entro 60 giorni"),
        (
            FIRST_VISIT,
            _("Quota dei fascicoli in cui è avvenuto entro 60 giorni dalla ricezione."),
            format_lazy(FOLLOWED, tallies.FIRST_VISIT_SOON),
            DAYS,
        ),
        tallies.soon_visited,
    ),
)
MEDIANS = (
    Median(
        "first_visit",
        _("Giorni dalla ricezione al primo incontro, mediana"),
        (FIRST_VISIT, format_lazy(FOLLOWED, tallies.FIRST_VISIT_FOLLOWED), DAYS, MEDIAN),
        _first_visits,
        tallies.FIRST_VISIT_FOLLOWED,
    ),
    Median(
        "duration",
        _("Durata dei fascicoli, mediana"),
        (
            _("Giorni dalla ricezione alla chiusura."),
            _("Contano i fascicoli ricevuti da almeno 365 giorni, anche se ancora in corso."),
            _("Chi passa a un altro servizio non è chiuso, e non è contato."),
            DAYS,
            MEDIAN,
        ),
        tallies.durations,
        tallies.DURATION_FOLLOWED,
    ),
)
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {each.code: each for each in (*SHARES, *MEDIANS)}
)
