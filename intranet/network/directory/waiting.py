"""How long a service lets wait: from its own figures, else as it declared.

The figure is the median of the days from the order to the first visit, of the last quarter that is
over: as it was released to the network, or as it was prepared while nobody has released it. It is
never counted live, for the count of a day less that of the day before tells of one family.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from intranet.network.directory.models import Edition
from intranet.statistics.figures.bands import LEAST_FOR_MEDIAN
from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.models import Cell, Cube, Release, ReleasedCell
from intranet.statistics.periods import Quarter

FIGURE = "first_visit_median"
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
    """What the own figures of `services` tell, by their keys, in four queries.

    A service without figures is not in it.
    """
    keys, quarters = set(services), list(_last_quarters())
    found = {key: Waiting(is_too_few=True) for key in _counted(keys, quarters)}
    for quarter, medians in _medians(keys, quarters):
        for service, days in medians.items():
            if found.get(service, Waiting()).days is None:
                found[service] = Waiting(days, quarter.last_day, quarter)
    return found


def _last_quarters() -> Iterator[Quarter]:
    """Those that are over, the latest first."""
    quarter = Quarter.current()
    for _back in range(QUARTERS_BACK):
        quarter = quarter.previous()
        yield quarter


def _counted(keys: set[int], quarters: list[Quarter]) -> set[int]:
    """The services that have figures of any of `quarters`."""
    cubes = Cube.objects.filter(_any_of(quarters), service__in=keys).order_by()
    return set(cubes.values_list("service", flat=True))


def _medians(
    keys: set[int], quarters: list[Quarter]
) -> Iterator[tuple[Quarter, Mapping[int, int]]]:
    """For each of `quarters` the medians that may be told, by service."""
    periods = Release.objects.filter(_any_of(quarters)).values_list("year", "quarter")
    released, shown, prepared = set(periods), _shown(keys, quarters), _prepared(keys, quarters)
    for quarter in quarters:
        period = (quarter.year, quarter.number)
        yield quarter, (shown if period in released else prepared).get(period, {})


Found = dict[tuple[int, int], dict[int, int]]


def _shown(keys: set[int], quarters: list[Quarter]) -> Found:
    """What was released: a number that was hidden then stays so."""
    cells = ReleasedCell.objects.filter(
        _any_of(quarters, "release__"),
        service__in=keys,
        figure=FIGURE,
        category=TOTAL,
        status=ReleasedCell.Status.SHOWN,
    )
    return _by_period(cells.values_list("release__year", "release__quarter", "service", "value"))


def _prepared(keys: set[int], quarters: list[Quarter]) -> Found:
    """What was prepared with enough cases behind it."""
    cells = Cell.objects.filter(
        _any_of(quarters, "cube__"),
        Q(cases__gte=LEAST_FOR_MEDIAN),
        cube__service__in=keys,
        figure=FIGURE,
        category=TOTAL,
        value__isnull=False,
    )
    return _by_period(cells.values_list("cube__year", "cube__quarter", "cube__service", "value"))


def _by_period(rows: Iterable[tuple[Any, ...]]) -> Found:
    found: Found = {}
    for year, quarter, service, value in rows:
        found.setdefault((year, quarter), {})[service] = value
    return found


def _any_of(quarters: list[Quarter], path: str = "") -> Q:
    condition = Q(pk__in=())
    for quarter in quarters:
        condition |= Q(**{f"{path}year": quarter.year, f"{path}quarter": quarter.number})
    return condition
