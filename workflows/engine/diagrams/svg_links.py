"""The arrows of a picture, with rounded corners."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from .geometry import Point
from .ink import put, write
from .layout import Path
from .marks import State

CORNER, ARROW, BREADTH = 7, 9, 4
"""Radius of the corners, length and half breadth of the arrowheads, in px."""


def put_link(parent: ET.Element, path: Path, source: State, target: State) -> None:
    """One arrow; it counts as gone where its source is done and its target not to come."""
    is_gone = source is State.DONE and target is not State.COMING
    group = put(parent, "g", "link gone" if is_gone else "link")
    *_, before, end = path.points
    foot = _towards(end, before, ARROW - 1)
    put(group, "path", "line", d=" ".join(_strokes((*path.points[:-1], foot))))
    put(group, "path", "arrow", d=_arrow(before, end))
    if path.label is not None:
        write(group, "label", path.label)


def _strokes(points: tuple[Point, ...]) -> Iterator[str]:
    yield f"M{points[0].x} {points[0].y}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _length(before, here) // 2, _length(here, after) // 2)
        into, out = _towards(here, before, radius), _towards(here, after, radius)
        yield f"L{into.x} {into.y} Q{here.x} {here.y} {out.x} {out.y}"
    yield f"L{points[-1].x} {points[-1].y}"


def _arrow(before: Point, end: Point) -> str:
    foot = _towards(end, before, ARROW)
    across = (0, BREADTH) if before.y == end.y else (BREADTH, 0)
    return (
        f"M{end.x} {end.y} L{foot.x + across[0]} {foot.y + across[1]}"
        f" L{foot.x - across[0]} {foot.y - across[1]} Z"
    )


def _towards(start: Point, end: Point, distance: int) -> Point:
    """The point that far from the start, on the upright or level line to the end."""
    x, y = end.x - start.x, end.y - start.y
    return Point(
        start.x + distance * ((x > 0) - (x < 0)),
        start.y + distance * ((y > 0) - (y < 0)),
    )


def _length(start: Point, end: Point) -> int:
    return abs(end.x - start.x) + abs(end.y - start.y)
