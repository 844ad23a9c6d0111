"""A flow laid out from left to right in swimlanes: sizes and places of everything drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from . import tracks
from .figures import Figure, figures_of
from .geometry import Label, Point, Rect
from .graph import Graph, Link, Step
from .placing import Placement, place
from .routing import route
from .scale import HEADER, Scale, scale_columns, scale_rows
from .traffic import Spot, Ways


@dataclass(frozen=True, slots=True)
class Box:
    """A step's outline and title; `lane` is None where the flow has no lanes."""

    step: Step
    rect: Rect
    title: Label
    lane: str | None


@dataclass(frozen=True, slots=True)
class Path:
    """A link's way from border to border."""

    link: Link
    points: tuple[Point, ...]
    label: Label | None
    is_return: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The part of a lane that lies in one strip; the first HEADER px are for its title."""

    lane: str | None
    title: str
    strip: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture; boxes and paths in the order of the graph, bands top to bottom."""

    graph: Graph
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    bands: tuple[Band, ...]
    width: int
    height: int


def lay_out(graph: Graph, widest: int | None = None) -> Layout:
    """Lay a graph out, folded into strips of at most `widest` columns if that is given.

    The same graph always gives the same layout. Raises ValueError for an unknown lane.
    """
    placement = place(graph, widest)
    ways = route(graph, placement)
    figures = figures_of(graph, ways)
    sheet = _Sheet(
        graph,
        placement,
        ways,
        figures,
        scale_columns(placement, figures, tracks.assign(ways, axis=0)),
        scale_rows(placement, figures, tracks.assign(ways, axis=1)),
    )
    return Layout(
        graph,
        tuple(sheet.boxes()),
        tuple(sheet.paths()),
        tuple(sheet.bands()),
        sheet.across.length,
        sheet.down.length,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    graph: Graph
    placement: Placement
    ways: Ways
    figures: dict[str, Figure]
    across: Scale
    down: Scale

    def boxes(self) -> Iterator[Box]:
        for step in self.graph.steps:
            figure, middle = self.figures[step.name], self._middle(step.name)
            lane, _ = self._lane(self.placement.lanes[step.name])
            yield Box(step, figure.outline.shifted(middle), figure.title.shifted(middle), lane)

    def paths(self) -> Iterator[Path]:
        for link in self.graph.links:
            is_return = link in self.placement.backward
            yield Path(link, tuple(self._points(link)), self._label(link), is_return)

    def _label(self, link: Link) -> Label | None:
        figure, middle = self.figures[link.source], self._middle(link.source)
        if link not in figure.labels:
            return None
        fork = figure.exits[link].fork
        at = Point(middle.x, self.down.middles[fork[0]]) if fork else middle
        return figure.labels[link].shifted(at)

    def bands(self) -> Iterator[Band]:
        rows = [(row.strip, row.lane) if row else None for row in self.placement.rows]
        for band in sorted({row for row in rows if row}):
            first = rows.index(band)
            top, bottom = self.down.borders[first], self.down.borders[first + rows.count(band)]
            key, title = self._lane(band[1])
            rect = Rect(0, top, self.across.length, bottom - top)
            yield Band(key, title, band[0], rect)

    def _lane(self, lane: int) -> tuple[str | None, str]:
        return self.graph.lanes[lane] if self.graph.lanes else (None, "")

    def _middle(self, name: str) -> Point:
        cell = self.placement.cells[name]
        return Point(self.across.middles[cell.column], self.down.middles[cell.row])

    def _points(self, link: Link) -> Iterator[Point]:
        """The corners, each where two straight parts meet, and the two ends on the borders."""
        corners = self.ways[link]
        lines = [self._line(link, index) for index in range(len(corners) - 1)]
        yield self._end(link.source, corners[0], corners[1])
        for (is_upright, line), (_, then) in pairwise(lines):
            yield Point(line, then) if is_upright else Point(then, line)
        yield self._end(link.target, corners[-1], corners[-2])

    def _line(self, link: Link, index: int) -> tuple[bool, int]:
        """Whether a part of a way runs upright, and the coordinate it keeps."""
        here, there = self.ways[link][index : index + 2]
        if here[0] == there[0]:
            return True, self.across.at(link, index, here[0])
        return False, self.down.at(link, index, here[1])

    def _end(self, name: str, corner: Spot, neighbour: Spot) -> Point:
        """Where a way meets the border of its step, coming from or going to a neighbour."""
        rect = self.figures[name].outline.shifted(self._middle(name))
        if corner[0] == neighbour[0]:
            return Point(rect.middle.x, rect.y if neighbour[1] < corner[1] else rect.bottom)
        return Point(rect.x if neighbour[0] < corner[0] else rect.right, rect.middle.y)


__all__ = ["HEADER", "Band", "Box", "Layout", "Path", "lay_out"]
