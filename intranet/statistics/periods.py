"""Calendar quarters, in days of Rome."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

QUARTERS = 4
MONTHS = 3
# Years that a calendar of this service can speak of.
FIRST_YEAR, LAST_YEAR = 1990, 2999
ORDINALS = (_("primo"), _("secondo"), _("terzo"), _("quarto"))


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year; quarters follow each other in time.

    Raises ValueError for a number that is not 1 to 4, or a year out of the calendar.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= QUARTERS:
            raise ValueError(f"there is no quarter {self.number}")
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"there are no figures of the year {self.year}")

    def __str__(self) -> str:
        return _("%(ordinal)s trimestre %(year)s") % {
            "ordinal": ORDINALS[self.number - 1],
            "year": self.year,
        }

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which `day` falls."""
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @classmethod
    def current(cls) -> "Quarter":
        """The quarter that runs today in Rome."""
        return cls.of(timezone.localdate())

    @classmethod
    def parse(cls, code: str) -> "Quarter":
        """The quarter of a code like `2026-T4`. Raises ValueError for anything else."""
        found = re.fullmatch(r"([0-9]{4})-[Tt]([0-9])", code.strip())
        if found is None:
            raise ValueError(f"no quarter is written {code!r}")
        return cls(int(found[1]), int(found[2]))

    @property
    def code(self) -> str:
        return f"{self.year}-T{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def last_day(self) -> date:
        return self._day_after - timedelta(days=1)

    @property
    def starts_at(self) -> datetime:
        """Midnight in Rome, at which it begins."""
        return midnight(self.first_day)

    @property
    def ends_at(self) -> datetime:
        """Midnight in Rome, at which it is over: the next one begins."""
        return midnight(self._day_after)

    @property
    def _day_after(self) -> date:
        if self.number == QUARTERS:
            return date(self.year + 1, 1, 1)
        return date(self.year, MONTHS * self.number + 1, 1)

    def next(self) -> "Quarter":
        return Quarter.of(self._day_after)

    def previous(self) -> "Quarter":
        return Quarter.of(self.first_day - timedelta(days=1))

    def has_begun(self) -> bool:
        return self.first_day <= timezone.localdate()

    def is_over(self) -> bool:
        """Whether its last day has passed in Rome."""
        return self.last_day < timezone.localdate()


def quarters_of(year: int) -> tuple[Quarter, ...]:
    """The four quarters of a year, in order."""
    return tuple(Quarter(year, number) for number in range(1, QUARTERS + 1))


def quarters_from(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Each from `first` to `last`, both included."""
    while first <= last:
        yield first
        first = first.next()


def midnight(day: date) -> datetime:
    """The moment at which `day` begins in Rome."""
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())
