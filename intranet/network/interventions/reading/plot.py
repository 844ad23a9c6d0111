"""One indicator as a picture: both groups with their intervals, and the target as a line.

Measures of an SVG, which a template writes. It is drawn from what is kept, and from nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

WIDTH, LEFT, RIGHT = 360, 14, 346
TOP, STEP, BOTTOM, HEIGHT = 34, 30, 92, 112
"""In px: the picture, the ends of its axis, the first row, from row to row, the axis, the whole."""

PERCENT = 100
STEPS = (1, 2, 5, 10, 15, 20, 25, 30, 50, 60, 90, 100)
TICKS = 4


@dataclass(frozen=True)
class Mark:
    """One group: its point, None beyond what is followed, and its interval."""

    group: str
    y: int
    x: int | None
    low: int
    high: int
    is_open: bool

    @property
    def top(self) -> int:
        return self.y - 5

    @property
    def bottom(self) -> int:
        return self.y + 5

    @property
    def corner(self) -> int:
        """Where the square of the point begins."""
        return (self.x or 0) - 6

    @property
    def corner_y(self) -> int:
        return self.y - 6

    @property
    def tip(self) -> str:
        """The arrow of an interval that goes on."""
        return f"M{self.high - 7} {self.y - 5} L{self.high} {self.y} L{self.high - 7} {self.y + 5}"


@dataclass(frozen=True)
class Plot:
    marks: Sequence[Mark]
    ticks: Sequence[tuple[int, int]]
    target: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM

    @property
    def tick_bottom(self) -> int:
        return self.bottom + 5

    @property
    def tick_words(self) -> int:
        return self.bottom + 18

    @property
    def target_anchor(self) -> str:
        """On which side of its line the word for the target has room."""
        return "end" if self.target > WIDTH // 2 else "start"

    @property
    def target_words(self) -> int:
        return self.target + (-4 if self.target > WIDTH // 2 else 4)


def plot_of(result: Mapping[str, Any]) -> Plot | None:
    """None where it is not enough to say."""
    if not result["told"]:
        return None
    most = _most(result)
    marks = [
        _mark(group, told, TOP + place * STEP, most)
        for place, (group, told) in enumerate(sorted(result["told"].items(), reverse=True))
    ]
    step = most // TICKS
    ticks = [(_x(number, most), number) for number in range(0, most + 1, step)]
    return Plot(marks, ticks, _x(result["target"], most))


def _most(result: Mapping[str, Any]) -> int:
    """The end of the axis: a multiple of TICKS that holds all there is to draw."""
    if result["unit"] == "percent":
        return PERCENT
    numbers = [result["target"]]
    for told in result["told"].values():
        ends = [told["value"], told["low"], told["high"]]
        numbers += [result["followed"] if end is None else end for end in ends]
    # A tenth more, so that nothing stands on the frame.
    wanted = 1.1 * max(numbers) / TICKS
    return TICKS * next((step for step in STEPS if step >= wanted), ceil(wanted))


def _mark(group: str, told: Mapping[str, Any], y: int, most: int) -> Mark:
    value, low, high = told["value"], told["low"], told["high"]
    return Mark(
        group=group,
        y=y,
        x=None if value is None else _x(value, most),
        low=RIGHT if low is None else _x(low, most),
        high=RIGHT if high is None else _x(high, most),
        is_open=high is None,
    )


def _x(number: int, most: int) -> int:
    return round(LEFT + (RIGHT - LEFT) * number / most)
