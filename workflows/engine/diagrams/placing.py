"""Where each step stands: a column by its rank, a row in the band of its lane.

A picture wider than wanted is folded like text: its ranks go on in a second strip below.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from .graph import Graph, Link, Step
from .ranks import heights, ranks, returns


@dataclass(frozen=True, slots=True)
class Cell:
    column: int
    row: int


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One row of cells: the strip of the fold, the lane's place, the row in the lane."""

    strip: int
    lane: int
    slot: int


@dataclass(frozen=True, slots=True)
class Placement:
    """The cells of the steps and the places of their lanes.

    `rows` are top to bottom, with None at the folds; `backward` are the links of the loops.
    """

    cells: dict[str, Cell]
    lanes: dict[str, int]
    rows: tuple[Row | None, ...]
    columns: int
    backward: frozenset[Link]


@dataclass(slots=True)
class _Seating:
    """Steps take their rows in order of rank, the longest way first."""

    graph: Graph
    columns: int
    backward: frozenset[Link]
    rows: dict[str, Row] = field(default_factory=dict)
    taken: set[tuple[int, Row]] = field(default_factory=set)

    def seat(self, step: Step, rank: int) -> None:
        strip, lane = rank // self.columns, self._lane(step)
        near = [row.slot for row in self._before(step) if (row.strip, row.lane) == (strip, lane)]
        for slot in _outward(min(near, default=0)):
            row = Row(strip, lane, slot)
            if (rank, row) not in self.taken:
                self.taken.add((rank, row))
                self.rows[step.name] = row
                return

    def _lane(self, step: Step) -> int:
        keys = [key for key, _ in self.graph.lanes]
        if step.lane is not None:
            return keys.index(step.lane)
        return next((row.lane for row in self._before(step)), 0)

    def _before(self, step: Step) -> Iterator[Row]:
        for link in self.graph.links:
            if link.target == step.name and link not in self.backward:
                yield self.rows[link.source]


def place(graph: Graph, widest: int | None = None) -> Placement:
    """Give each step its cell, in strips of at most `widest` columns.

    Raises ValueError for a flow without steps, or a step in a lane that its flow does not have.
    """
    backward = returns(graph)
    rank, height = ranks(graph, backward), heights(graph, backward)
    columns = _even(max(rank.values()) + 1, widest)
    seating = _Seating(graph, columns, backward)
    for step in sorted(graph.steps, key=lambda step: (rank[step.name], -height[step.name])):
        seating.seat(step, rank[step.name])
    rows = _filled(seating.rows.values())
    cells = {
        name: Cell(rank[name] % columns, rows.index(row)) for name, row in seating.rows.items()
    }
    lanes = {name: row.lane for name, row in seating.rows.items()}
    return Placement(cells, lanes, rows, columns, backward)


def _even(ranks: int, widest: int | None) -> int:
    """Columns of each strip, so that the last one is about as long as the others."""
    if widest is None or ranks <= widest:
        return ranks
    strips = -(-ranks // widest)
    return -(-ranks // strips)


def _filled(used: Iterable[Row]) -> tuple[Row | None, ...]:
    """The used rows, top to bottom, with a fold before each strip but the first."""
    rows: list[Row | None] = []
    for strip, of_strip in groupby(sorted(set(used)), key=lambda row: row.strip):
        rows.extend([None] if strip else [])
        rows.extend(of_strip)
    return tuple(rows)


def _outward(slot: int) -> Iterator[int]:
    """The slot itself, then those below and above it, nearest first."""
    yield slot
    distance = 1
    while True:
        yield slot + distance
        if slot >= distance:
            yield slot - distance
        distance += 1
