"""Parallel tracks: links that share a gutter run beside each other, with few crossings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

from .graph import Link
from .traffic import Spot, Ways, akin

MOST_TRIED = 6
"""Wires beside each other up to which every order is tried (6! = 720)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One straight part of a way: the `index`-th of its link, along one lattice line.

    `turns` are (position along the line, -1 towards lower or +1 towards higher lines).
    """

    link: Link
    index: int
    line: int
    low: int
    high: int
    turns: tuple[tuple[int, int], ...]


type Wire = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Tracks:
    """`of` maps (link, part) to its track, from 0; `counts` a line to its most tracks."""

    of: dict[tuple[Link, int], tuple[int, int]]
    counts: dict[int, int]


def assign(ways: Ways, axis: int) -> Tracks:
    """Tracks for the parts along one axis: 0 for columns' gutters, 1 for rows'.

    A part's track is (its place, tracks beside each other there). Middle lines have one track.
    """
    tracks = Tracks({}, {})
    by_line: dict[int, list[Stretch]] = {}
    for stretch in _stretches(ways, axis):
        by_line.setdefault(stretch.line, []).append(stretch)
    for line, stretches in by_line.items():
        for cluster in _clusters(_wires(stretches)) if line % 2 == 0 else [[tuple(stretches)]]:
            tracks.counts[line] = max(tracks.counts.get(line, 0), len(cluster))
            for place, wire in enumerate(_ordered(cluster)):
                for stretch in wire:
                    tracks.of[stretch.link, stretch.index] = (place, len(cluster))
    return tracks


def _stretches(ways: Ways, axis: int) -> Iterator[Stretch]:
    along = 1 - axis
    for link, corners in ways.items():
        for index, (here, there) in enumerate(pairwise(corners)):
            if here[axis] == there[axis]:
                low, high = sorted((here[along], there[along]))
                turns = tuple(_turns(corners, index, axis))
                yield Stretch(link, index, here[axis], low, high, turns)


def _turns(corners: tuple[Spot, ...], index: int, axis: int) -> Iterator[tuple[int, int]]:
    for end, neighbour in ((index, index - 1), (index + 1, index + 2)):
        if 0 <= neighbour < len(corners):
            towards = 1 if corners[neighbour][axis] > corners[end][axis] else -1
            yield corners[end][1 - axis], towards


def _wires(stretches: Iterable[Stretch]) -> list[Wire]:
    """Parts that may run as one line, joined where each is akin to all the others."""
    wires: list[Wire] = []
    for stretch in stretches:
        for place, wire in enumerate(wires):
            if _meet(wire, (stretch,)) and all(akin(stretch.link, one.link) for one in wire):
                wires[place] = (*wire, stretch)
                break
        else:
            wires.append((stretch,))
    return wires


def _clusters(wires: list[Wire]) -> list[list[Wire]]:
    clusters: list[list[Wire]] = []
    for wire in wires:
        near = [cluster for cluster in clusters if any(_meet(wire, other) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.append([*(other for cluster in near for other in cluster), wire])
    return clusters


def _meet(wire: Wire, other: Wire) -> bool:
    low, high = _span(wire)
    other_low, other_high = _span(other)
    return low <= other_high and other_low <= high


def _span(wire: Wire) -> tuple[int, int]:
    return min(one.low for one in wire), max(one.high for one in wire)


def _ordered(wires: list[Wire]) -> tuple[Wire, ...]:
    if len(wires) > MOST_TRIED:
        return tuple(sorted(wires, key=_pull))
    return min(permutations(wires), key=_crossings)


def _pull(wire: Wire) -> int:
    return sum(towards for stretch in wire for _, towards in stretch.turns)


def _crossings(order: tuple[Wire, ...]) -> int:
    """What an order costs: two for a crossing, one for a touch, five for a common stretch."""
    return sum(
        _passed(first, then, 1) + _passed(then, first, -1) + 5 * _covered(first, then)
        for first, then in combinations(order, 2)
    )


def _passed(wire: Wire, other: Wire, towards: int) -> int:
    low, high = _span(other)
    return sum(2 if low < at < high else 1 for at in _turned(wire, towards) if low <= at <= high)


def _covered(wire: Wire, other: Wire) -> int:
    """Turns towards each other on one middle line, where there are no tracks to part them."""
    return sum(at % 2 for at in set(_turned(wire, 1)) & set(_turned(other, -1)))


def _turned(wire: Wire, towards: int) -> list[int]:
    return [at for stretch in wire for at, way in stretch.turns if way == towards]
