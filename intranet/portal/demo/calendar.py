"""The days of the demonstration, counted from today, so that it looks alive on any day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from workflows.cases.planner import is_open_on
from workflows.cases.terms import is_working_day

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Every date of the demonstration follows from `now`."""

    now: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def worked(self, days_ago: int, hour: str = "10:00") -> datetime:
        """That many days ago, or on the working day before; always in the past."""
        day = self.today - days_ago * DAY
        while not is_working_day(day):
            day -= DAY
        return min(at(day, hour), self.now - timedelta(minutes=30))

    def visiting_day(self, shift: int, not_before: date) -> date:
        """The first day from `not_before` that is whole weeks away from today plus `shift`.

        Where that weekday is closed today, the next open one stands for it.
        """
        anchor = self.today + shift * DAY
        while not is_open_on(anchor):
            anchor += DAY
        return not_before + (anchor - not_before).days % 7 * DAY


def at(day: date, hour: str) -> datetime:
    """A moment of that day in the service's own time: `at(day, "15:30")`."""
    return datetime.combine(day, time.fromisoformat(hour), timezone.get_current_timezone())


def office_hour(moment: datetime, spread: int) -> datetime:
    """A working hour on the day of `moment`, or on the working day after.

    `spread` is any number: it keeps people from doing everything at nine sharp.
    """
    day = timezone.localdate(moment)
    while not is_working_day(day):
        day += DAY
    return at(day, f"{9 + spread % 8:02}:{spread * 13 % 60:02}")
