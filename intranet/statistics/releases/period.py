"""What is released: a quarter, or a whole year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from intranet.statistics.disclosure.figures import WHOLE_YEAR, Period
from intranet.statistics.models import Release
from intranet.statistics.periods import QUARTERS, Quarter, quarters_of


@dataclass(frozen=True, order=True)
class Term:
    """A quarter of a year; the whole year with None. Raises ValueError as Quarter does."""

    year: int
    quarter: int | None = None

    def __post_init__(self) -> None:
        Quarter(self.year, self.quarter or 1)

    @classmethod
    def parse(cls, code: str) -> "Term":
        """Of `2026-T3` or `2026`. Raises ValueError for anything else."""
        if len(code) == len("2026") and code.isascii() and code.isdecimal():
            return cls(int(code))
        quarter = Quarter.parse(code)
        return cls(quarter.year, quarter.number)

    def __str__(self) -> str:
        return str(self.quarters[0]) if self.quarter else str(self.year)

    @property
    def code(self) -> str:
        return self.quarters[0].code if self.quarter else str(self.year)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return (Quarter(self.year, self.quarter),) if self.quarter else quarters_of(self.year)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last."""
        return self.quarters[0].first_day, self.quarters[-1].last_day

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter or WHOLE_YEAR)

    def is_over(self) -> bool:
        return self.quarters[-1].is_over()

    def releases(self) -> QuerySet[Release]:
        """Its release, of whichever coordination."""
        return Release.objects.filter(year=self.year, quarter=self.quarter)


def terms_to_release(today: Quarter, back: int = QUARTERS * 2) -> Iterator[Term]:
    """Quarters that are over and their years, the latest first."""
    quarter = today
    for _each in range(back):
        quarter = quarter.previous()
        if quarter.number == QUARTERS:
            yield Term(quarter.year)
        yield Term(quarter.year, quarter.number)
