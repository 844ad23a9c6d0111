"""The system of the network's figures: what is published of quarters and years, and of whom.

A figure is counted for a service in a quarter, in categories and in total. Published beside these
are sums over services («tutti», or a part of the network), and years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from intranet.statistics.disclosure.between import relations_between
from intranet.statistics.disclosure.figures import (
    TOTAL,
    WHOLE_YEAR,
    Count,
    Figures,
    Period,
    Spot,
)
from intranet.statistics.disclosure.ledger import Ledger, Sums
from intranet.statistics.disclosure.others import few_others
from intranet.statistics.disclosure.system import Cell, Key, Relation, System, adds_up

UPWARDS = 4
"""How much dearer a total is than its categories, and a sum of services than each of them."""


@dataclass(frozen=True)
class Network:
    """Plain counts of services, and the releases made or being made of them.

    `counts` are those of services in quarters, and in years for what is counted anew. A spot that
    is missing was not at the table; one that is unknown has a Count of None. Only services in a
    sum of a period are in its release: one that filed late is counted and never shown there. A sum
    leaves out those whose count is unknown.
    `extra_relations` are what is told of these counts elsewhere.
    """

    figures: Figures
    counts: Mapping[Spot, Count]
    sums: Sums
    extra_relations: Sequence[Relation] = ()

    @cached_property
    def ledger(self) -> Ledger:
        """All counts that are known, with totals, years and sums."""
        ledger = Ledger(self.figures)
        ledger.enter(self.counts)
        ledger.relations += relations_between(self.figures, ledger.counts)
        for year in sorted({period.year for period in self.sums if period.quarter == WHOLE_YEAR}):
            ledger.close(year)
        ledger.add_services(self.sums)
        return ledger

    @cached_property
    def system(self) -> System:
        """All counts, with the few left out of those published, and all that holds of them."""
        counts = self.ledger.counts
        cells: dict[Key, Cell] = {
            spot: Cell(count.value, count.cases, self._price(spot, count.value or 0))
            for spot, count in counts.items()
        }
        others = dict(few_others(self.figures, counts))
        cells |= {key: Cell(rest) for key, rest in others.items()}
        left_out = [adds_up(key.whole, (key.part, key), "others") for key in others]
        relations = [*self.ledger.relations, *left_out, *self.extra_relations]
        return System(cells, relations)

    def published(self, period: Period) -> list[Spot]:
        """What the release of a period would show: its sums, and the services in them."""
        sums = self.sums[period]
        whose = {*sums, *(service for services in sums.values() for service in services)}
        spots = self.ledger.counts
        return [spot for spot in spots if spot.period == period and spot.service in whose]

    def _price(self, spot: Spot, value: int) -> int:
        upwards = (spot.category == TOTAL) + (spot.service in self.sums.get(spot.period, ()))
        return int((value + 1) * UPWARDS**upwards)
