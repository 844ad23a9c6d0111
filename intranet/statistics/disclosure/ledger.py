"""The counts of services with their totals, years and sums, and the relations that made them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from intranet.statistics.disclosure.figures import (
    TOTAL,
    Count,
    Figures,
    OverTime,
    Period,
    Spot,
)
from intranet.statistics.disclosure.system import Relation, adds_up, at_most

LAST = 4

type Sums = Mapping[Period, Mapping[str, frozenset[str]]]
"""For each release, made or being made, the sums over services in it: name to services."""


@dataclass
class Ledger:
    """Counts that are known, by spot, and every spot that was `asked`, known or not."""

    figures: Figures
    counts: dict[Spot, Count] = field(default_factory=dict)
    asked: dict[Spot, None] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def enter(self, counts: Mapping[Spot, Count]) -> None:
        """The counts of services, with the totals of figures whose categories add up."""
        self.asked |= dict.fromkeys(counts)
        self.counts |= {spot: count for spot, count in counts.items() if count.value is not None}
        adding = {figure.code for figure in self.figures.counted if figure.adds_up}
        for total, spots in _grouped(counts, lambda spot: spot.at((spot.figure, TOTAL))).items():
            self.asked.setdefault(total)
            known = [spot for spot in spots if spot in self.counts and spot != total]
            if known and total.figure in adding:
                self.counts.setdefault(total, self._sum(known, max))
                self.relations.append(adds_up(total, known, "categories"))

    def close(self, year: int) -> None:
        """The year of each service that was at the table in it, where all its quarters are known.

        What is there at the end is that of the last quarter: none of a service that left before.
        """
        over = {figure.code: figure.over_time for figure in self.figures.counted}
        whole = Period(year)
        asked = [spot for spot in self.asked if spot.period.year == year]
        for spot, spots in _grouped(asked, lambda spot: spot._replace(period=whole)).items():
            quarters = sorted(each for each in spots if each.period != whole)
            if over[spot.figure] is OverTime.STOCK:
                quarters = [each for each in quarters if each.period.quarter == LAST]
            if over[spot.figure] is OverTime.ANEW:
                self._count_anew(spot, quarters)
            elif quarters:
                self.asked.setdefault(spot)
                self._add(spot, quarters, "year")

    def _count_anew(self, year: Spot, quarters: list[Spot]) -> None:
        self.asked.setdefault(year)
        if year not in self.counts:
            return
        known = [spot for spot in quarters if spot in self.counts]
        self.relations += [at_most(quarter, year, "year") for quarter in known]
        if len(known) == len(quarters):
            terms = tuple((quarter, 1) for quarter in known)
            self.relations.append(Relation((*terms, (year, -1)), 0, None, "year"))

    def add_services(self, sums: Sums) -> None:
        """The sums over services of each release: of those who know their count."""
        for period, named in sums.items():
            asked = [spot for spot in self.asked if spot.period == period]
            for name, services in named.items():
                own: dict[Spot, list[Spot]] = defaultdict(list)
                for spot in asked:
                    if spot.service in services:
                        own[spot._replace(service=name)].append(spot)
                for whole, spots in own.items():
                    known = [spot for spot in spots if spot in self.counts]
                    self._add(whole, known, "services")

    def _add(self, whole: Spot, parts: list[Spot], why: str) -> None:
        if parts and all(part in self.counts for part in parts):
            together = sum if why == "services" else max
            self.counts[whole] = self._sum(parts, together)
            self.relations.append(adds_up(whole, parts, why))

    def _sum(self, parts: Iterable[Spot], together: Callable[[Iterable[int]], int]) -> Count:
        """Value and cases: no case is in two services, but the same may be in all quarters."""
        counts = [self.counts[part] for part in parts]
        values = [count.value or 0 for count in counts]
        if all(count.cases is None for count in counts):
            return Count(sum(values))
        cases = [count.value or 0 if count.cases is None else count.cases for count in counts]
        return Count(sum(values), together(cases))


def _grouped(spots: Iterable[Spot], whose: Callable[[Spot], Spot]) -> dict[Spot, list[Spot]]:
    groups: dict[Spot, list[Spot]] = defaultdict(list)
    for spot in spots:
        groups[whose(spot)].append(spot)
    return groups
