"""What somebody knows who reads all that was shown, and the definitions.

It shares no rule with what it attacks. Here there are no totals, years or sums of services: only
what the services counted in quarters, and each number shown is an equation in these.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from intranet.statistics.disclosure.figures import OverTime, Period, Spot
from tests.security.disclosure.story import Story

SMALLEST = 5

type Sum = Mapping[Spot, int]
"""Counts of services in quarters, with factors."""


class Fact(NamedTuple):
    """`low <= sum <= high`; None is no bound."""

    sum: Sum
    low: int | None
    high: int | None


class Target(NamedTuple):
    """Something small that nobody may work out: what it is called, its sum, and the truth."""

    name: str
    sum: Sum
    truth: int


@dataclass
class Reader:
    """Reads the whole of a story but its hidden numbers."""

    story: Story

    def __post_init__(self) -> None:
        self.by_code = {figure.code: figure for figure in self.story.figures.counted}
        self.known = {
            spot: count.value
            for spot, count in self.story.counts.items()
            if count.value is not None
        }
        self.groups: dict[tuple[Period, str, str], list[str]] = defaultdict(list)
        for spot in self.story.counts:
            self.groups[spot.period, spot.service, spot.figure].append(spot.category)

    def counted(self, spot: Spot) -> Sum | None:
        """A count of one service in a quarter (or year, anew), None where nobody knows it."""
        if spot.category or not self.by_code[spot.figure].adds_up:
            return {spot: 1} if spot in self.known else None
        categories = self.groups.get((spot.period, spot.service, spot.figure), [])
        parts = [spot._replace(category=each) for each in categories if each]
        known = [part for part in parts if part in self.known]
        if known:
            return dict.fromkeys(known, 1)
        return {spot: 1} if spot in self.known else None

    def of_service(self, spot: Spot) -> Sum | None:
        """A count of one service in a quarter or a year."""
        over = self.by_code[spot.figure].over_time
        if spot.period.quarter or over is OverTime.ANEW:
            return self.counted(spot)
        quarters = [4] if over is OverTime.STOCK else [1, 2, 3, 4]
        there = [
            spot._replace(period=Period(spot.period.year, quarter))
            for quarter in quarters
            if self.asks(spot._replace(period=Period(spot.period.year, quarter)))
        ]
        return _added([self.counted(each) for each in there])

    def asks(self, spot: Spot) -> bool:
        """Whether the service was asked for this count, known or not."""
        categories = self.groups.get((spot.period, spot.service, spot.figure), [])
        return spot.category in categories or (not spot.category and bool(categories))

    def of(self, spot: Spot, services: frozenset[str]) -> Sum | None:
        """Any count of a release in which these services are; a sum is of those who know theirs."""
        if spot.service in services:
            return self.of_service(spot)
        sums = [
            self.of_service(spot._replace(service=service))
            for service in sorted(services)
            if self._is_there(spot._replace(service=service))
        ]
        return _added([each for each in sums if each is not None])

    def _is_there(self, spot: Spot) -> bool:
        over = self.by_code[spot.figure].over_time
        if spot.period.quarter or over is OverTime.ANEW:
            return self.asks(spot)
        quarters = [4] if over is OverTime.STOCK else [1, 2, 3, 4]
        years = [spot._replace(period=Period(spot.period.year, each)) for each in quarters]
        return any(self.asks(each) for each in years)

    def truth(self, sum_: Sum) -> int:
        return sum(factor * self.known[spot] for spot, factor in sum_.items())


def _added(sums: list[Sum | None]) -> Sum | None:
    """All together; None where one of them is unknown, or there is none."""
    if not sums or any(each is None for each in sums):
        return None
    total: dict[Spot, int] = defaultdict(int)
    for each in sums:
        for spot, factor in (each or {}).items():
            total[spot] += factor
    return dict(total)
