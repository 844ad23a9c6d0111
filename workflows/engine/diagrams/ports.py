"""Where the links leave and meet their steps, and where there is room for their labels."""

from dataclasses import dataclass

from .graph import Link
from .traffic import NORTH, SOUTH, Heading, Spot, Ways, opposite


@dataclass(frozen=True, slots=True)
class Exit:
    """How a link leaves: the side, and the fork further on at which its label stands.

    A fork is the row into which the link turns off an upright that it shares, and its side there.
    """

    side: Heading
    fork: tuple[int, Heading] | None = None


type Exits = dict[Link, Exit]


def exits_of(name: str, ways: Ways) -> Exits:
    """The exits of the links that leave a step."""
    sides = {
        link: _heading(corners[0], corners[1])
        for link, corners in ways.items()
        if link.source == name
    }
    labelled = [side for link, side in sides.items() if link.label and side in {NORTH, SOUTH}]
    return {
        link: Exit(side, _fork(ways[link]) if labelled.count(side) > 1 else None)
        for link, side in sides.items()
    }


def _fork(corners: tuple[Spot, ...]) -> tuple[int, Heading] | None:
    _, turn, *onward = corners
    if not onward or turn[1] % 2 == 0:
        return None
    return turn[1] // 2, _heading(turn, onward[0])


def sides_of(name: str, ways: Ways) -> set[Heading]:
    """The sides of a step that links touch."""
    leaving = {exit_.side for exit_ in exits_of(name, ways).values()}
    entering = {
        opposite(_heading(corners[-2], corners[-1]))
        for link, corners in ways.items()
        if link.target == name
    }
    return leaving | entering


def _heading(here: Spot, there: Spot) -> Heading:
    x, y = there[0] - here[0], there[1] - here[1]
    return ((x > 0) - (x < 0), (y > 0) - (y < 0))
