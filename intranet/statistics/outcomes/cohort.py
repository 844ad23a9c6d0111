"""Which cases are compared: those that some services received in some whole quarters."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from intranet.statistics.periods import Quarter
from workflows.cases.models import Case
from workflows.cases.querysets import CaseQuerySet

type Region = frozenset[tuple[int, Quarter]]
"""Services, by key, each with a quarter in which what it received counts."""


def cases_of(region: Region) -> CaseQuerySet:
    """The cases received there by an order.

    One that came from another service is no new referral: it counts where it was received first.
    """
    services: defaultdict[Quarter, set[int]] = defaultdict(set)
    for service, quarter in region:
        services[quarter].add(service)
    found = Q(pk__in=())
    for quarter, keys in services.items():
        within = Q(received_at__gte=quarter.starts_at, received_at__lt=quarter.ends_at)
        found |= within & Q(service__in=sorted(keys))
    return Case.objects.filter(found, arrival=None).order_by()


def services_in(region: Iterable[tuple[int, Quarter]]) -> frozenset[int]:
    return frozenset(service for service, _quarter in region)


def quarters_in(region: Iterable[tuple[int, Quarter]]) -> list[Quarter]:
    """In order."""
    return sorted({quarter for _service, quarter in region})
