"""The ways of the links: the cheapest walks through the gutters and the empty cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise

from .graph import Graph, Link, Shape
from .placing import Placement
from .traffic import (
    ACROSS,
    ASTRAY,
    BEND,
    COMING_BACK,
    DOWN,
    EAST,
    ENTERING,
    GOING_BACK,
    LEAVING,
    NORTH,
    SOUTH,
    WEST,
    Heading,
    Spot,
    Traffic,
    Ways,
    opposite,
)

HEADINGS = (EAST, SOUTH, WEST, NORTH)
NOWHERE: Heading = (0, 0)

type Place = tuple[Spot, Heading]


def route(graph: Graph, placement: Placement) -> Ways:
    """The corners of each link's way, from the middle of its source to its target's.

    No way enters a cell in which another step stands. Loops are laid last, around the rest.
    """
    router = _Router(graph, placement)
    walks = {link: router.walk(link) for link in sorted(graph.links, key=router.urgency)}
    return {link: _corners(walks[link]) for link in graph.links}


@dataclass(slots=True)
class _Router:
    graph: Graph
    placement: Placement
    traffic: Traffic = field(default_factory=Traffic)
    middles: dict[str, Spot] = field(init=False)
    shapes: dict[str, Shape] = field(init=False)
    folds: set[int] = field(init=False)

    def __post_init__(self) -> None:
        cells = self.placement.cells
        self.middles = {
            name: (2 * cell.column + 1, 2 * cell.row + 1) for name, cell in cells.items()
        }
        self.folds = {2 * at + 1 for at, row in enumerate(self.placement.rows) if row is None}
        self.shapes = {step.name: step.shape for step in self.graph.steps}

    def urgency(self, link: Link) -> tuple[bool, int]:
        """Straight neighbours first, then ever longer links, then the loops."""
        source, target = self.middles[link.source], self.middles[link.target]
        distance = abs(target[0] - source[0]) + 2 * abs(target[1] - source[1])
        return link in self.placement.backward, distance

    def walk(self, link: Link) -> tuple[Spot, ...]:
        """Dijkstra's shortest way over spots and headings; ties fall to the lesser spot."""
        start: Place = (self.middles[link.source], NOWHERE)
        came: dict[Place, Place | None] = {}
        open_places: list[tuple[int, Place, Place | None]] = [(0, start, None)]
        while True:
            cost, place, before = heappop(open_places)
            if place in came:
                continue
            came[place] = before
            if place[0] == self.middles[link.target] and place != start:
                break
            for there, toll in self._onward(link, place):
                heappush(open_places, (cost + toll, there, place))
        walk = tuple(_traced(came, place))
        self.traffic.lay(link, walk)
        return walk

    def _onward(self, link: Link, place: Place) -> Iterator[tuple[Place, int]]:
        spot, before = place
        for heading in HEADINGS:
            there = (spot[0] + heading[0], spot[1] + heading[1])
            is_along_fold = heading[0] and spot[1] in self.folds
            if heading != opposite(before) and not is_along_fold and self._is_open(link, there):
                toll = self._turning(link, spot, before, heading)
                toll += ACROSS if heading in (EAST, WEST) else DOWN
                toll += self.traffic.line_toll(link, spot, there) + self._astray(link, there)
                yield (there, heading), toll + self._arriving(link, there, heading)

    def _turning(self, link: Link, spot: Spot, before: Heading, after: Heading) -> int:
        if before == NOWHERE:
            return self._leaving(link, spot, after)
        toll = self.traffic.spot_toll(link, spot, before, after)
        if before == after:
            return toll
        start = self.middles[link.source]
        fork = self.traffic.fork_toll(start, spot, before) if link.label else 0
        return toll + BEND + fork

    def _is_open(self, link: Link, spot: Spot) -> bool:
        width, height = 2 * self.placement.columns, 2 * len(self.placement.rows)
        if not (0 <= spot[0] <= width and 0 <= spot[1] <= height):
            return False
        return spot == self.middles[link.target] or spot not in self.middles.values()

    def _astray(self, link: Link, spot: Spot) -> int:
        """The toll of a strip in which the link neither starts nor ends."""
        rows = self.placement.rows
        beside = rows[max(0, (spot[1] - 1) // 2) : spot[1] // 2 + 1]
        ends = (self.middles[link.source], self.middles[link.target])
        home = {row.strip for end in ends if (row := rows[end[1] // 2])}
        return ASTRAY if all(row and row.strip not in home for row in beside) else 0

    def _leaving(self, link: Link, spot: Spot, heading: Heading) -> int:
        is_loop = link in self.placement.backward
        tolls = GOING_BACK if is_loop else LEAVING[self.shapes[link.source]]
        return tolls[heading] + self.traffic.exit_toll(link, spot, heading)

    def _arriving(self, link: Link, spot: Spot, heading: Heading) -> int:
        if spot != self.middles[link.target]:
            return 0
        tolls = COMING_BACK if link in self.placement.backward else ENTERING
        return tolls[heading] + self.traffic.entry_toll(spot, heading)


def _traced(came: dict[Place, Place | None], last: Place) -> list[Spot]:
    way: list[Spot] = []
    place: Place | None = last
    while place is not None:
        way.append(place[0])
        place = came[place]
    return way[::-1]


def _corners(walk: tuple[Spot, ...]) -> tuple[Spot, ...]:
    turns = [
        here
        for (before, here), (_, after) in pairwise(pairwise(walk))
        if before[0] != after[0] and before[1] != after[1]
    ]
    return (walk[0], *turns, walk[-1])
