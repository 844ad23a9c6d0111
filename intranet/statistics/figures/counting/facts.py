"""The cases that a quarter is about, read once: what every count of cases starts from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from intranet.statistics.periods import Quarter, midnight
from permissions.models import Organisation
from workflows.cases.enums import CaseState
from workflows.cases.models import Case

FIELDS = (
    "pk",
    "service",
    "court",
    "register",
    "rg_number",
    "rg_year",
    "received_at",
    "closed_at",
    "state",
    "outcome",
    "court__authority",
    "referrer__municipality",
    "arrival",
)


@dataclass(frozen=True, slots=True)
class CaseFact:
    """What the figures need of a case."""

    key: int
    service: int
    court: int
    register: str
    rg_number: int
    rg_year: int
    received_at: datetime
    closed_at: datetime | None
    state: str
    outcome: str
    authority: str
    territory: str
    # The transfer by which it came from another service.
    arrival: int | None

    @property
    def proceeding(self) -> tuple[int, str, int, int]:
        """What the court knows it by."""
        return (self.court, self.register, self.rg_number, self.rg_year)

    @property
    def received_on(self) -> date:
        return timezone.localdate(self.received_at)

    def is_handed_over(self) -> bool:
        return self.state == CaseState.TRANSFERRED


class Facts:
    """The cases of a quarter, and which of them it finds, brings and ends.

    A case is in charge from the day it is received until the day it is closed or handed over.
    """

    def __init__(self, quarter: Quarter) -> None:
        self.quarter = quarter
        self.start, self.end = quarter.starts_at, quarter.ends_at
        # Stocks are counted on the last day: of the quarter that runs, as yet, today.
        self.day = min(quarter.last_day, timezone.localdate())
        self.year_before = a_year_before(quarter.first_day)

    @cached_property
    def cases(self) -> dict[int, CaseFact]:
        """Those in charge in the quarter or ended in the year before, by key, the oldest first."""
        rows = Case.objects.filter(self.about()).order_by("pk").values_list(*FIELDS)
        return {row[0]: CaseFact(*row) for row in rows}

    @cached_property
    def services(self) -> list[int]:
        """Those that keep their cases here: from the quarter of their first one."""
        kept = Case.objects.filter(service=OuterRef("pk"), received_at__lt=self.end)
        services = Organisation.objects.filter(Exists(kept), kind=Organisation.Kind.SERVICE)
        return list(services.order_by("pk").values_list("pk", flat=True))

    @cached_property
    def received(self) -> list[CaseFact]:
        return [case for case in self.cases.values() if self.start <= case.received_at < self.end]

    @cached_property
    def ended(self) -> list[CaseFact]:
        return [
            case
            for case in self.cases.values()
            if case.closed_at and self.start <= case.closed_at < self.end
        ]

    @cached_property
    def in_charge(self) -> list[CaseFact]:
        """On the last day."""
        return [case for case in self.cases.values() if self.is_in_charge(case, self.end)]

    @cached_property
    def active(self) -> list[CaseFact]:
        """In charge on some day of the quarter."""
        return [
            case
            for case in self.cases.values()
            if case.closed_at is None or case.closed_at >= self.start
        ]

    def is_in_charge(self, case: CaseFact, moment: datetime) -> bool:
        """Whether the service had it just before `moment`."""
        return case.received_at < moment and (case.closed_at is None or case.closed_at >= moment)

    def about(self, path: str = "") -> Q:
        """The condition that a record is of one of `cases`, which stand at `path` of it."""
        return self._since(midnight(self.year_before), path)

    def about_active(self, path: str = "") -> Q:
        return self._since(self.start, path)

    def about_in_charge(self, path: str = "") -> Q:
        return self._since(self.end, path)

    def _since(self, moment: datetime, path: str) -> Q:
        at = f"{path}__" if path else ""
        lasting = Q(**{f"{at}closed_at": None}) | Q(**{f"{at}closed_at__gte": moment})
        return Q(**{f"{at}received_at__lt": self.end}) & lasting

    def is_within(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def days_between(first: datetime, then: datetime) -> int:
    """Days of the calendar in Rome from one moment to another; never below zero."""
    return max((timezone.localdate(then) - timezone.localdate(first)).days, 0)


def a_year_before(day: date) -> date:
    """The same day of the year before; of 29 February, the day before it."""
    is_leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap else day.day)


def keys(cases: Iterable[CaseFact]) -> list[int]:
    return [case.key for case in cases]
