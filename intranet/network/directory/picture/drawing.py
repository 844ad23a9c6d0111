"""The services as points on a picture: north is up, a kilometre is as long everywhere on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, log10, radians

from intranet.network.directory.picture.labels import Label, Words, placed
from intranet.network.directory.places.municipalities import Place
from intranet.network.directory.places.names import folded

# A degree of latitude, in kilometres.
DEGREE = 111.2
# Never less than this is shown from side to side, in kilometres.
LEAST = 10
# From the edge to the outermost point, in pixels.
MARGIN = 44
# How high a mark is, and how far from another at least: two that are nearer are one, in pixels.
HIGH, APART = 24, 2
# At least so long is the bar that tells the scale, as a part of the width.
BAR = 0.12
# Half the width of the ring about the asked place, in pixels.
RING = 22
# Up to so many numbers and names are spelt out of one mark.
SPELT = 2
SIZES = ((760, 420, "wide"), (340, 340, "narrow"))

# The number of a service in the list, its municipality, where that is.
Point = tuple[int, str, Place]
Spot = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """A point of the picture, in pixels from the upper left, with the numbers of its services."""

    x: int
    y: int
    numbers: list[int]
    names: list[str]
    label: Label | None = None

    @property
    def said(self) -> str:
        """The numbers as they stand in the mark: "1, 4"; of many the first and how many more."""
        if len(self.numbers) <= SPELT:
            return ", ".join(map(str, self.numbers))
        return f"{self.numbers[0]}+{len(self.numbers) - 1}"

    @property
    def half(self) -> int:
        """Half the width of the mark."""
        return max(12, 5 * len(self.said) + 4)

    @property
    def left(self) -> int:
        return self.x - self.half

    @property
    def top(self) -> int:
        return self.y - HIGH // 2

    @property
    def width(self) -> int:
        return 2 * self.half

    @property
    def base(self) -> int:
        """The line on which the numbers stand."""
        return self.y + 5


@dataclass(frozen=True)
class Picture:
    """What the template draws. The bar is `bar` pixels long and means `kilometres`."""

    kind: str
    width: int
    height: int
    marks: list[Mark]
    bar: int
    kilometres: int
    asked: Mark | None = None

    @property
    def foot(self) -> int:
        """Where the bar lies, in pixels from above."""
        return self.height - 14

    @property
    def above(self) -> int:
        """The line of the words over the bar."""
        return self.foot - 7


def drawn(points: Sequence[Point], asked: tuple[str, Place] | None) -> list[Picture]:
    """The picture in each of SIZES; none without a point."""
    return [_picture(points, asked, *size) for size in SIZES] if points else []


def _picture(
    points: Sequence[Point], asked: tuple[str, Place] | None, width: int, height: int, kind: str
) -> Picture:
    places = [place for _number, _name, place in points] + ([asked[1]] if asked else [])
    scale, spot = _projection(places, width, height)
    marks = _marks(points, spot)
    ring = Mark(*spot(asked[1]), [], [asked[0]]) if asked else None
    rings = [ring] if ring and not any(_is_named_at(mark, ring) for mark in marks) else []
    labels = placed([_words(each, ring) for each in (*rings, *marks)], width, height)
    if ring and rings:
        ring, labels = _named(ring, labels[0]), labels[1:]
    kilometres = _round(BAR * width / scale)
    named = [_named(mark, label) for mark, label in zip(marks, labels, strict=True)]
    return Picture(kind, width, height, named, round(kilometres * scale), kilometres, ring)


def _is_named_at(mark: Mark, ring: Mark) -> bool:
    """Whether the name of the asked place stands there already, as that of a service."""
    here = {folded(name) for name in mark.names}
    return folded(ring.names[0]) in here and (mark.x, mark.y) == (ring.x, ring.y)


def _projection(
    places: Sequence[Place], width: int, height: int
) -> tuple[float, Callable[[Place], Spot]]:
    """Pixels for a kilometre, and where a place lies: equirectangular about the middle."""
    north, south = max(p.latitude for p in places), min(p.latitude for p in places)
    east, west = max(p.longitude for p in places), min(p.longitude for p in places)
    middle = Place((north + south) / 2, (east + west) / 2)
    narrowing = DEGREE * cos(radians(middle.latitude))
    across, along = (east - west) * narrowing, (north - south) * DEGREE
    scale = min(
        (width - 2 * MARGIN) / max(across, LEAST), (height - 2 * MARGIN) / max(along, LEAST)
    )

    def spot(place: Place) -> Spot:
        x = (place.longitude - middle.longitude) * narrowing * scale
        y = (middle.latitude - place.latitude) * DEGREE * scale
        return round(width / 2 + x), round(height / 2 + y)

    return scale, spot


def _marks(points: Sequence[Point], spot: Callable[[Place], Spot]) -> list[Mark]:
    """One for each point, or for several that would lie on each other."""
    marks: list[Mark] = []
    for number, name, place in points:
        mark = Mark(*spot(place), [number], [name])
        while near := next((each for each in marks if _touch(each, mark)), None):
            marks.remove(near)
            together = sorted(near.numbers + mark.numbers)
            mark = Mark(near.x, near.y, together, near.names + mark.names)
        marks.append(mark)
    return marks


def _touch(one: Mark, other: Mark) -> bool:
    across = one.half + other.half + APART
    return abs(one.x - other.x) < across and abs(one.y - other.y) < HIGH + APART


def _words(mark: Mark, ring: Mark | None) -> Words:
    """What stands beside `mark`, or beside the ring, or beside a mark within it."""
    names = list(dict.fromkeys(mark.names))
    said = ", ".join(names) if len(names) <= SPELT else f"{names[0]}…"
    if ring and (mark.x, mark.y) == (ring.x, ring.y):
        return Words(mark.x, mark.y, max(RING, mark.half), said, RING)
    return Words(mark.x, mark.y, mark.half, said)


def _named(mark: Mark, label: Label | None) -> Mark:
    return Mark(mark.x, mark.y, mark.numbers, mark.names, label)


def _round(kilometres: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 … that is not less."""
    power = 10 ** int(log10(max(kilometres, 1)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= kilometres)
