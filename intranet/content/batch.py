"""Lists cut into pages that have a number: one leafs in a folder, forth and back."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

SIZE = 20
# The digits of the greatest number of a page that is looked at.
MOST_DIGITS = 6


@dataclass(frozen=True)
class Batch:
    """The page `number` (from 1) of `pages`; `total` counts all rows of the list."""

    rows: list[Any]
    number: int
    pages: int
    total: int
    size: int = SIZE

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def batch(things: QuerySet[Any], wish: str = "", size: int = SIZE) -> Batch:
    """The page called `wish`, or the nearest there is, of `size` rows. 2 queries, however long the
    list.
    """
    total = things.count()
    pages = max(1, -(-total // size))
    asked = int(wish) if wish.isdecimal() and len(wish) <= MOST_DIGITS else 1
    number = min(max(asked, 1), pages)
    start = (number - 1) * size
    return Batch(list(things[start : start + size]), number, pages, total, size)
