"""How long it takes, and who waits."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intranet.statistics.figures.bands import BANDS, LEAST_FOR_MEDIAN, LEAST_FOR_P90
from intranet.statistics.figures.figure import (
    NOT_RECORDED,
    UNRECORDED,
    Figure,
    Kind,
    Section,
    Unit,
)

DAYS = _("I giorni sono di calendario, da data a data; ciò che è avvenuto prima conta zero giorni.")
MEDIAN = _(
    "La mediana è il minor numero di giorni entro cui è avvenuto per almeno metà dei fascicoli; "
    "con meno di 5 fascicoli non si dice."
)
P90 = _(
    "È il minor numero di giorni entro cui è avvenuto per almeno 9 fascicoli su 10; con meno di "
    "20 fascicoli non si dice."
)
CONTACT = _(
    "Il primo contatto è la prima riunione con il servizio inviante o il primo colloquio con una "
    "persona del fascicolo."
)
FIRST_VISIT = _("Il primo incontro è il primo svolto o interrotto.")


def spans(
    code: str, section: Section, title: Any, means: tuple[Any, ...], kind: Kind = Kind.FLOW
) -> tuple[Figure, ...]:
    """Three figures of one span of days: its bands, its median and its 90th percentile."""
    return (
        Figure(code, section, title, (*means, DAYS), Unit.CASES, kind, BANDS),
        Figure(
            code=f"{code}_median",
            section=section,
            title=format_lazy("{}: {}", title, _("mediana")),
            means=(*means, DAYS, MEDIAN),
            unit=Unit.DAYS,
            kind=Kind.MEASURE,
            adds_over_services=False,
            least_cases=LEAST_FOR_MEDIAN,
        ),
        Figure(
            code=f"{code}_p90",
            section=section,
            title=format_lazy("{}: {}", title, _("90° percentile")),
            means=(*means, DAYS, P90),
            unit=Unit.DAYS,
            kind=Kind.MEASURE,
            adds_over_services=False,
            least_cases=LEAST_FOR_P90,
        ),
    )


TIMES = (
    *spans(
        "first_contact",
        Section.TIMES,
        _("Dalla ricezione al primo contatto"),
        (
            _("Fascicoli il cui primo contatto è avvenuto nel trimestre, per giorni d’attesa."),
            CONTACT,
        ),
    ),
    *spans(
        "contact_to_visit",
        Section.TIMES,
        _("Dal primo contatto al primo incontro"),
        (
            _("Fascicoli il cui primo incontro è avvenuto nel trimestre, per giorni dal contatto."),
            CONTACT,
            FIRST_VISIT,
            _("Senza un contatto registrato il fascicolo non è contato."),
        ),
    ),
    *spans(
        "first_visit",
        Section.TIMES,
        _("Dalla ricezione al primo incontro"),
        (
            _("Fascicoli il cui primo incontro è avvenuto nel trimestre, per giorni d’attesa."),
            FIRST_VISIT,
        ),
    ),
    Figure(
        code="waiting_by_priority",
        section=Section.TIMES,
        title=_("In lista d’attesa per priorità"),
        means=(
            _("Fascicoli che l’ultimo giorno erano in lista d’attesa."),
            _(
                "Ognuno è contato una volta, nella prima priorità che gli spetta secondo il "
                "provvedimento in vigore quel giorno: urgente; udienza entro 60 giorni; un minore "
                "di meno di 3 anni; ordine di protezione in corso; altrimenti la data."
            ),
            _(
                "Da quanto il contatto sia interrotto non è rilevato: chi avrebbe quella priorità "
                "sta fra gli altri. Chi non ha altra priorità e ha un minore senza data di nascita "
                "è contato come non rilevato."
            ),
        ),
        unit=Unit.CASES,
        kind=Kind.STOCK,
        categories={
            "urgent": _("Urgente"),
            "hearing": _("Udienza entro 60 giorni"),
            "under_three": _("Minore di meno di 3 anni"),
            "contact_broken": _("Contatto interrotto da oltre 6 mesi"),
            "protective": _("Misura di protezione"),
            "date": _("Per data"),
            UNRECORDED: NOT_RECORDED,
        },
        unknown=frozenset({"contact_broken"}),
    ),
    *spans(
        "waiting_time",
        Section.TIMES,
        _("Da quanto aspetta chi è in lista"),
        (
            _(
                "Fascicoli che l’ultimo giorno erano in lista d’attesa, per giorni trascorsi da "
                "quando il servizio li ha ricevuti."
            ),
        ),
        kind=Kind.STOCK,
    ),
)
