"""The load of the services, as counts that name nobody."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.statistics.suppression import suppressed
from permissions.models import Organisation
from workflows.cases.enums import ENDED, CaseState
from workflows.cases.models import Case, Visit

PHASES: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (
        _("Ricevuti, in verifica"),
        (CaseState.RECEIVED, CaseState.INTEGRATION, CaseState.CLARIFICATION),
    ),
    (_("In attesa"), (CaseState.WAITING,)),
    (_("Fase preliminare"), (CaseState.ASSIGNED, CaseState.PRELIMINARY, CaseState.READY)),
    (_("Incontri in corso"), (CaseState.VISITS,)),
    (_("Relazione conclusiva"), (CaseState.CLOSING,)),
    (_("Chiusi"), ENDED),
)
WAITING = 1


@dataclass(frozen=True)
class ServiceLoad:
    """A row of the table; None is a count that is not told, never a zero.

    `cases` holds a count for each of PHASES, `median_wait` whole days since the order was
    received, `visits` those held since the first of January.
    """

    service: str
    cases: Sequence[int | None]
    total: int | None
    median_wait: int | None
    visits: int | None

    @property
    def waiting(self) -> int | None:
        return self.cases[WAITING]


@dataclass(frozen=True)
class Load:
    """The services and their sum."""

    services: Sequence[ServiceLoad]
    total: ServiceLoad


def load_of_services() -> Load | None:
    """The load of every service, in four queries; None where there is no service."""
    services = list(Organisation.objects.filter(kind=Organisation.Kind.SERVICE).order_by("name"))
    if not services:
        return None
    keys = [service.pk for service in services]
    cases = suppressed(_cases(keys))
    visits = suppressed([[count] for count in _visits(keys)])
    waits = _median_waits(keys)
    names = [*(service.name for service in services), str(_("Tutti i servizi"))]
    rows = [
        ServiceLoad(
            service=name,
            cases=counts[:-1],
            total=counts[-1],
            median_wait=wait if counts[WAITING] is not None else None,
            visits=held[0],
        )
        for name, counts, held, wait in zip(names, cases, visits, waits, strict=True)
    ]
    return Load(rows[:-1], rows[-1])


def _cases(services: list[int]) -> list[list[int]]:
    rows = Case.objects.order_by().values_list("service", "state").annotate(count=Count("pk"))
    counts = {(service, state): count for service, state, count in rows}
    return [
        [sum(counts.get((service, state), 0) for state in states) for _title, states in PHASES]
        for service in services
    ]


def _visits(services: list[int]) -> list[int]:
    year = timezone.localtime().replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    held = Visit.objects.held().filter(starts_at__gte=year).order_by()
    counts = dict(held.values_list("case__service").annotate(count=Count("pk")))
    return [counts.get(service, 0) for service in services]


def _median_waits(services: list[int]) -> list[int | None]:
    """Median days since the order was received, of the cases waiting now; the last of all.

    Only the middle cases of each service and of all are read.
    """
    own, of_all = _middle(F("service")), _middle(None)
    return [*(own.get(service) for service in services), of_all.get(None)]


def _middle(partition: F | None) -> dict[int | None, int]:
    """The median of each part of the waiting cases, by service; by None without a partition."""
    waiting = Case.objects.filter(state=CaseState.WAITING).order_by()
    ranked = waiting.annotate(
        place=Window(RowNumber(), partition_by=partition, order_by=("received_at", "pk")),
        size=Window(Count("pk"), partition_by=partition),
    )
    middle = ranked.filter(place__gte=F("size") / 2.0, place__lte=F("size") / 2.0 + 1)
    moments: dict[int | None, list[datetime]] = defaultdict(list)
    for service, received in middle.values_list("service", "received_at"):
        moments[service if partition else None].append(received)
    return {service: _days(received) for service, received in moments.items()}


def _days(received: Sequence[datetime]) -> int:
    now = timezone.now()
    return round(median((now - moment).days for moment in received))
