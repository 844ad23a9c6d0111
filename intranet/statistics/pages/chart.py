"""Bars drawn on the server: the measures of an SVG, which a template then writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from intranet.statistics.pages.tables import Shown, Status

WIDTH, LABEL, BAR, GAP = 720, 240, 22, 14
"""Measures in px: of the picture, of its names, of a bar, between two bars."""

FIGURE = 90
"""Room for the figure after the longest bar, in px."""

UNTOLD = 18
"""The length of the hatched stub that stands where a number is not told, in px: always the same."""

LONGEST_NAME = 32


@dataclass(frozen=True)
class Bar:
    """A bar; where there is no number a stub stands for it, and the words say why."""

    name: str
    number: Shown
    y: int
    length: int

    @property
    def short_name(self) -> str:
        cut = len(self.name) > LONGEST_NAME
        return f"{self.name[: LONGEST_NAME - 1].rstrip()}…" if cut else self.name

    @property
    def is_told(self) -> bool:
        return self.number.status == Status.SHOWN

    @property
    def is_hidden(self) -> bool:
        return self.number.status == Status.HIDDEN

    @property
    def baseline(self) -> int:
        return self.y + BAR - 6

    @property
    def figure_x(self) -> int:
        return LABEL + self.length + 8


@dataclass(frozen=True)
class Chart:
    """`key` makes the names of its parts unique on the page."""

    key: str
    title: str
    bars: Sequence[Bar]
    width: int = WIDTH
    label: int = LABEL
    bar: int = BAR

    @property
    def height(self) -> int:
        return len(self.bars) * (BAR + GAP) + GAP

    @property
    def name_x(self) -> int:
        return LABEL - 12


def chart(key: str, title: str, numbers: Sequence[tuple[str, Shown]]) -> Chart:
    """A bar for each number, in the order given, as long as what it counts."""
    most = max((number.value or 0 for _name, number in numbers), default=0)
    return Chart(
        key,
        title,
        [
            Bar(name, number, y=GAP + place * (BAR + GAP), length=_length(number, most))
            for place, (name, number) in enumerate(numbers)
        ],
    )


def _length(number: Shown, most: int) -> int:
    if number.status == Status.HIDDEN:
        return UNTOLD
    room = WIDTH - LABEL - FIGURE
    return round(room * (number.value or 0) / most) if most else 0
