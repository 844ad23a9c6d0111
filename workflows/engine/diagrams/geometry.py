"""Points, rectangles and labels of a picture, in whole px; y grows downwards."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from .text import height_of, width_of


class Anchor(StrEnum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Rect:
    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return Point(self.x + self.width // 2, self.y + self.height // 2)

    def shifted(self, by: Point) -> "Rect":
        return Rect(self.x + by.x, self.y + by.y, self.width, self.height)

    def overlaps(self, other: "Rect") -> bool:
        """Whether they share more than a border."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text and the room they take; `anchor` is the side they are set from."""

    lines: tuple[str, ...]
    rect: Rect
    anchor: Anchor

    @classmethod
    def at(cls, lines: tuple[str, ...], x: int, y: int, anchor: Anchor) -> Self:
        """A label whose first line's top is at `y`, set from `x` by its anchor."""
        width = width_of(lines)
        left = {Anchor.START: x, Anchor.MIDDLE: x - width // 2, Anchor.END: x - width}
        return cls(lines, Rect(left[anchor], y, width, height_of(lines)), anchor)

    def shifted(self, by: Point) -> "Label":
        return Label(self.lines, self.rect.shifted(by), self.anchor)
