"""Names beside the points of a picture, none over another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Of the letters, in pixels: how wide one is at most on the average, and how high a line is.
LETTER, LINE = 7.2, 16
GAP, EDGE = 5, 2
# Half the height of a point, at least.
HALF = 13

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Words:
    """A name, and the point it belongs to with half its width and height, in pixels."""

    x: int
    y: int
    half: int
    text: str
    rise: int = HALF

    @property
    def width(self) -> float:
        return LETTER * len(self.text)

    @property
    def point(self) -> Box:
        return self.x - self.half, self.y - self.rise, self.x + self.half, self.y + self.rise


@dataclass(frozen=True)
class Label:
    """Words that begin at `x`, on the line `y`."""

    x: int
    y: int
    text: str


def placed(every: Sequence[Words], width: int, height: int) -> list[Label | None]:
    """A label for each, or None where its name has no room: the first have the first choice."""
    taken = [words.point for words in every]
    labels: list[Label | None] = []
    for words in every:
        free = (box for box in _around(words) if _is_free(box, taken, width, height))
        box = next(free, None)
        if box:
            taken.append(box)
        labels.append(box and Label(round(box[0]), round(box[3]) - 4, words.text))
    return labels


def _around(words: Words) -> Iterator[Box]:
    """The boxes beside a point, the best first: right, left, below, above, and the corners."""
    right, left = words.x + words.half + GAP, words.x - words.half - GAP - words.width
    middle = words.x - words.width / 2
    for x, y in (
        *((right, words.y - LINE / 2), (left, words.y - LINE / 2)),
        *((middle, words.y + words.rise + 2), (middle, words.y - words.rise - LINE - 2)),
        *((right, words.y + words.rise / 2), (right, words.y - words.rise / 2 - LINE)),
        *((left, words.y + words.rise / 2), (left, words.y - words.rise / 2 - LINE)),
    ):
        yield x, y, x + words.width, y + LINE


def _is_free(box: Box, taken: Sequence[Box], width: int, height: int) -> bool:
    left, top, right, bottom = box
    # Below stands the bar that tells the scale.
    lowest = height - 2 * LINE
    inside = left >= EDGE and top >= EDGE and right <= width - EDGE and bottom <= lowest
    return inside and not any(
        left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
        for other in taken
    )
