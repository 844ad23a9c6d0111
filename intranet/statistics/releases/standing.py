"""Whose figures are in, whose are missing, and what keeps a period from being released."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from intranet.portal.words import day_of_year
from intranet.statistics.disclosure.system import SMALLEST
from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.models import Cell, Cube, Release
from intranet.statistics.periods import Quarter
from intranet.statistics.releases.members import members
from intranet.statistics.releases.period import Term
from permissions.models import Organisation
from permissions.refusal import Refused
from workflows.cases.models import Case

IN_CHARGE = ("open_cases", "closed_cases")


@dataclass(frozen=True)
class Standing:
    """A service of the network and, for each quarter, when its figures came; None where not.

    `is_counted` says that its cases are kept here: its figures are counted when it is released.
    """

    service: Organisation
    is_counted: bool
    came: Mapping[Quarter, datetime | None]

    @property
    def is_in(self) -> bool:
        return self.is_counted or all(self.came.values())

    @property
    def lacking(self) -> list[Quarter]:
        return [] if self.is_counted else [q for q, at in self.came.items() if at is None]

    @property
    def at(self) -> datetime | None:
        """The last that came."""
        return max((at for at in self.came.values() if at), default=None)


def standings(term: Term) -> Sequence[Standing]:
    """Every service that belonged to the network in the period, by name, in four queries.

    Of a year it has to have brought the quarters in which it did.
    """
    belonging = {quarter: members(quarter.first_day, quarter.last_day) for quarter in term.quarters}
    kept = Case.objects.filter(service=OuterRef("pk"), received_at__lt=term.quarters[-1].ends_at)
    services = Organisation.objects.filter(pk__in=frozenset().union(*belonging.values())).annotate(
        keeps=Exists(kept)
    )
    cubes = Cube.objects.filter(year=term.year, service__in=services.values("pk"))
    came = {(cube.service_id, cube.period): cube.prepared_at for cube in cubes}
    return [
        Standing(
            service,
            service.keeps and term.quarter is not None,
            {q: came.get((service.pk, q)) for q in term.quarters if service.pk in belonging[q]},
        )
        for service in services.order_by("name", "pk")
    ]


def refuse_release(term: Term) -> None:
    """Raises Refused where the period may not be released, whatever its figures are."""
    if not term.is_over():
        words = _("Non è finito: si pubblica dal %(day)s.")
        raise Refused(words % {"day": day_of_year(term.quarters[-1].next().first_day)})
    if term.releases().exists():
        raise Refused(_("È già pubblicato, e non cambia più."))
    if Release.objects.filter(year=term.year, quarter=None).exists():
        raise Refused(_("L’anno è già pubblicato: i suoi trimestri non cambiano più."))
    if term.quarter is None:
        told = {each.quarter for each in Release.objects.filter(year=term.year)}
        begun = [q for q in term.quarters if members(q.first_day, q.last_day)]
        lacking = [quarter for quarter in begun if quarter.number not in told]
        if lacking:
            words = _("Prima si pubblicano i trimestri. Manca: %(quarter)s.")
            raise Refused(words % {"quarter": lacking[0]})


def refuse_too_little(term: Term, services: Sequence[int]) -> None:
    """Raises Refused where there are no figures, or too few cases to say anything."""
    if not services:
        raise Refused(_("Non c’è nessuna cifra: non basta per dire qualcosa."))
    cells = Cell.objects.filter(
        cube__service__in=services, cube__year=term.year, figure__in=IN_CHARGE, category=TOTAL
    )
    if term.quarter:
        cells = cells.filter(cube__quarter=term.quarter)
    cases = cells.aggregate(cases=Coalesce(Sum("value"), 0))["cases"]
    if cases < SMALLEST:
        raise Refused(
            _("In tutta la rete ci sono meno di 5 fascicoli: non basta per dire qualcosa.")
        )
