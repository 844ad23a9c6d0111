"""How long a service lets wait: from its own figures, else as it declared.

The figure is the median of the days from the order to the first visit, of the last quarter that was
released to the network. Nothing else of it is told: not a count of today, for that less the one of
yesterday tells of one family, and not what is prepared for the service alone, for the release hides
what others could work out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Q

from intranet.network.directory.models import Edition
from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.models import ReleasedCell
from intranet.statistics.periods import Quarter

# The median, and the figure whose cases stand behind it.
FIGURE, COUNTED = "first_visit_median", "first_visit"
# What is older says nothing of now: so many quarters are looked back.
QUARTERS_BACK = 4


@dataclass(frozen=True)
class Waiting:
    """`days` is None where nobody has said it, or where too few cases stand behind it.

    `on` is the day it is true of; `quarter` the period of the own figures, None where it was
    declared. `is_too_few` says that there are own figures and that they do not tell it.
    """

    days: int | None = None
    on: date | None = None
    quarter: Quarter | None = None
    is_old: bool = False
    is_too_few: bool = False


Own = Mapping[int, Waiting]


def waiting_of(service: int, edition: Edition | None, own: Own) -> Waiting:
    """The wait at the service with this key, whose card in force is `edition`."""
    counted = own.get(service, Waiting())
    if counted.days is not None or edition is None or edition.declared_wait is None:
        return counted
    return Waiting(
        edition.declared_wait,
        edition.declared_on,
        is_old=edition.is_old(),
        is_too_few=counted.is_too_few,
    )


def own_waits(services: Iterable[int]) -> dict[int, Waiting]:
    """What the own figures of `services` tell, by their keys, in one query.

    A service of which nothing was released in the last quarters is not in it.
    """
    cells = ReleasedCell.objects.filter(
        _of_last_quarters(), service__in=set(services), figure__in=(FIGURE, COUNTED), category=TOTAL
    )
    rows = cells.select_related("release").order_by("release__year", "release__quarter")
    found: dict[int, Waiting] = {}
    for cell in rows:
        # Those of all services together bear no service: they were not asked for.
        service, quarter = cast("int", cell.service_id), cell.release.period
        found.setdefault(service, Waiting(is_too_few=True))
        if cell.figure == FIGURE and cell.value is not None and quarter:
            found[service] = Waiting(cell.value, quarter.last_day, quarter)
    return found


def _of_last_quarters() -> Q:
    """Released for one of the last quarters that are over."""
    condition, quarter = Q(pk__in=()), Quarter.current()
    for _back in range(QUARTERS_BACK):
        quarter = quarter.previous()
        condition |= Q(release__year=quarter.year, release__quarter=quarter.number)
    return condition
