"""What has to be known of the figures to see how their counts hang together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

TOTAL = ""
"""The category of the total of a figure."""

WHOLE_YEAR = 0

type Place = tuple[str, str]
"""A figure and one of its categories."""


class Period(NamedTuple):
    """A quarter, 1 to 4, of a year; or the whole year, with quarter WHOLE_YEAR."""

    year: int
    quarter: int = WHOLE_YEAR

    @property
    def before(self) -> "Period":
        """The quarter before this one."""
        return Period(self.year, self.quarter - 1) if self.quarter > 1 else Period(self.year - 1, 4)


class Spot(NamedTuple):
    """Where a count stands. `service` is that of one service, or the name of a sum of several."""

    period: Period
    service: str
    figure: str
    category: str = TOTAL

    @property
    def place(self) -> Place:
        return self.figure, self.category

    def at(self, place: Place) -> "Spot":
        """The count of another place, of the same service and period."""
        return Spot(self.period, self.service, *place)


class Count(NamedTuple):
    """A value, None where it is unknown, and the cases behind it, None where it counts cases."""

    value: int | None
    cases: int | None = None


class OverTime(Enum):
    """What a figure of a year is: the sum of its quarters, the last of them, or counted anew.

    Who is counted anew is in one quarter at least and is counted once: a year lies between the
    largest of its quarters and their sum.
    """

    FLOW = "flow"
    STOCK = "stock"
    ANEW = "anew"


@dataclass(frozen=True)
class Counted:
    """A figure. `within` is the figure whose total none of its counts exceeds, "" for none."""

    code: str
    over_time: OverTime = OverTime.FLOW
    # Whether the categories that are known make the total; else each of them is part of it.
    adds_up: bool = True
    within: str = ""


@dataclass(frozen=True)
class Carried:
    """What there is at the end: what there was a quarter before, what came, less what went."""

    stock: Place
    gains: tuple[Place, ...]
    losses: tuple[Place, ...]


@dataclass(frozen=True)
class Identity:
    """A count that is the sum of others of the same quarter, with their signs."""

    whole: Place
    terms: tuple[tuple[Place, int], ...]


@dataclass(frozen=True)
class Figures:
    """The figures and what holds between them.

    `parts` never exceed their wholes, but who is left out of them is no group of people: families
    and cases. Of those within a figure the others are one, and it has to be as large as any.
    """

    counted: Sequence[Counted]
    carried: Sequence[Carried] = ()
    identities: Sequence[Identity] = ()
    parts: Sequence[tuple[Place, Place]] = ()
