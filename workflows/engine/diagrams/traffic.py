"""What a way costs: bends, crossings, and company on the same line, in arbitrary units.

Spots lie on a lattice. Even numbers are gutters, odd ones the middles of columns and rows, so
(odd, odd) is the middle of a cell.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .graph import Link, Shape

type Spot = tuple[int, int]
type Heading = tuple[int, int]
type Ways = dict[Link, tuple[Spot, ...]]
"""The corners of each link's way."""

EAST, SOUTH, WEST, NORTH = (1, 0), (0, 1), (-1, 0), (0, -1)

ACROSS, DOWN, BEND = 10, 8, 14
CROSSING, NEARING, TOUCHING, BESIDE, COVERING, TAKEN, ASTRAY = 60, 6, 60, 3, 400, 60, 30
FORKING = 20

LEAVING = {
    Shape.TASK: {EAST: 0, SOUTH: 12, NORTH: 14, WEST: 60},
    Shape.EVENT: {EAST: 0, SOUTH: 12, NORTH: 14, WEST: 60},
    Shape.GATEWAY: {EAST: 0, SOUTH: 0, NORTH: 4, WEST: 60},
}
GOING_BACK = {EAST: 40, SOUTH: 0, NORTH: 2, WEST: 6}
ENTERING = {EAST: 0, SOUTH: 16, NORTH: 16, WEST: 80}
COMING_BACK = {EAST: 10, SOUTH: 2, NORTH: 0, WEST: 60}


@dataclass(slots=True)
class Traffic:
    """The ways laid so far, and what they make the next one pay."""

    lines: dict[frozenset[Spot], list[Link]] = field(default_factory=lambda: defaultdict(list))
    spots: dict[Spot, list[tuple[Link, Heading, Heading]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    exits: dict[tuple[Spot, Heading], list[Link]] = field(default_factory=lambda: defaultdict(list))
    entries: dict[tuple[Spot, Heading], list[Link]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def lay(self, link: Link, walk: tuple[Spot, ...]) -> None:
        headings = [_heading(here, there) for here, there in pairwise(walk)]
        for pair in pairwise(walk):
            self.lines[frozenset(pair)].append(link)
        for spot, (before, after) in zip(walk[1:-1], pairwise(headings), strict=True):
            self.spots[spot].append((link, before, after))
        self.exits[walk[0], headings[0]].append(link)
        self.entries[walk[-1], opposite(headings[-1])].append(link)

    def line_toll(self, link: Link, here: Spot, there: Spot) -> int:
        """Along a gutter company is cheap, for it has tracks; along a middle line it is not."""
        along = 1 if here[0] != there[0] else 0
        others = [other for other in self.lines[frozenset((here, there))] if not akin(link, other)]
        return len(others) * (COVERING if here[along] % 2 else BESIDE)

    def spot_toll(self, link: Link, spot: Spot, before: Heading, after: Heading) -> int:
        """Passing a spot where others pass: across them, beside them, or turning as they do."""
        others = [each for each in self.spots[spot] if not akin(link, each[0])]
        has_tracks = spot[0] % 2 == spot[1] % 2 == 0
        return sum(_meeting((before, after), turn, has_tracks) for _, *turn in others)

    def exit_toll(self, link: Link, spot: Spot, heading: Heading) -> int:
        """A side is for one labelled link, but upright links may fork further on."""
        outgoing = [other for other in self.exits[spot, heading] if other.label or link.label]
        toll = FORKING if heading in {NORTH, SOUTH} else TAKEN
        return toll * len(outgoing) + TAKEN * len(self.entries[spot, heading])

    def fork_toll(self, start: Spot, spot: Spot, heading: Heading) -> int:
        """Turning off a shared upright: in a row there is room for a label, in a gutter not."""
        is_shared = spot[0] == start[0] and self.exits[start, heading]
        return TAKEN if is_shared and spot[1] % 2 == 0 else 0

    def entry_toll(self, spot: Spot, heading: Heading) -> int:
        return TAKEN * len(self.exits[spot, opposite(heading)])


def _meeting(turn: Sequence[Heading], other: Sequence[Heading], has_tracks: bool) -> int:
    is_straight, is_other_straight = turn[0] == turn[1], other[0] == other[1]
    if is_straight and is_other_straight:
        return 0 if other[0] in {turn[0], opposite(turn[0])} else CROSSING
    return NEARING if has_tracks or is_straight or is_other_straight else TOUCHING


def akin(link: Link, other: Link) -> bool:
    """Links that may run as one line, for they start or end together."""
    return link.target == other.target or link.source == other.source


def opposite(heading: Heading) -> Heading:
    return (-heading[0], -heading[1])


def _heading(here: Spot, there: Spot) -> Heading:
    return (there[0] - here[0], there[1] - here[1])
