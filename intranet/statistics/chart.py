"""Bars drawn on the server: the measures of an SVG, which a template then writes."""

from collections.abc import Sequence
from dataclasses import dataclass

from intranet.statistics.load import ServiceLoad

WIDTH, LABEL, BAR, GAP = 720, 240, 22, 14
"""Measures in px: of the picture, of its names, of a bar, between two bars."""

FIGURE = 48
"""Room for the figure after the longest bar, in px."""


@dataclass(frozen=True)
class Bar:
    """A bar; without a `count` there is none to draw, and the words say so."""

    name: str
    count: int | None
    y: int
    length: int

    @property
    def baseline(self) -> int:
        return self.y + BAR - 6

    @property
    def figure_x(self) -> int:
        return LABEL + self.length + 8


@dataclass(frozen=True)
class Chart:
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


def waiting_chart(services: Sequence[ServiceLoad]) -> Chart:
    """The cases that wait, a bar for each service, in the order of the table."""
    most = max((service.waiting or 0 for service in services), default=0)
    room = WIDTH - LABEL - FIGURE
    return Chart(
        [
            Bar(
                name=service.service,
                count=service.waiting,
                y=GAP + place * (BAR + GAP),
                length=round(room * (service.waiting or 0) / most) if most else 0,
            )
            for place, service in enumerate(services)
        ]
    )
