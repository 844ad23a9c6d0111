"""Every term of the service, by name. The order and the law override."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

import holidays
from django.utils import timezone

SATURDAY = 5


@dataclass(frozen=True)
class Term:
    """A duration in days or hours; working days follow the holidays of Italy and of Milan."""

    days: int = 0
    hours: int = 0
    working: bool = False

    def due(self, since: datetime) -> datetime:
        """The moment the term ends, counted from `since`.

        Days are days of the calendar: they keep the hour of Milan when the clocks change. Hours
        are hours.
        """
        if self.working:
            return add_working_days(since, self.days)
        after_days = timezone.localtime(since) + timedelta(days=self.days)
        return timezone.localtime(after_days.astimezone(UTC) + timedelta(hours=self.hours))


@cache
def _holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("IT", subdiv="MI")


def is_holiday(day: date) -> bool:
    """A holiday of Italy or of Milan."""
    return day in _holidays()


def is_working_day(day: date) -> bool:
    """Monday to Friday, unless a holiday."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def add_working_days(since: datetime, days: int) -> datetime:
    """`since` moved on by that many working days; the day it starts on does not count.

    Days begin at midnight in Milan.
    """
    moment = timezone.localtime(since)
    while days > 0:
        moment += timedelta(days=1)
        days -= is_working_day(moment.date())
    return moment


DOCUMENT_CHECK = Term(days=5, working=True)
INTEGRATION = Term(days=15)
CLARIFICATION = Term(days=15)
ASSIGNMENT = Term(days=30)
FIRST_CONTACT = Term(days=15)
RESPONSIBLE_OFFICER = Term(days=15)
PRELIMINARY = Term(days=45)
RISK_SHEET = Term(days=5, working=True)
AGREEMENT = Term(days=10)
VISIT_PLAN = Term(days=5, working=True)
CONFIRMATION = Term()
VISIT_OUTCOME = Term(hours=24)
VISIT_RECORD = Term(hours=48)
VALIDATION = Term(days=5, working=True)
CORRECTION = Term(hours=48)
PLAN_REVIEW = Term(days=90)
PERIODIC_REPORT = Term(days=90)
REPORT_BEFORE_HEARING = Term(days=10)
REVIEW_TASK = Term(days=5, working=True)
FINAL_REPORT = Term(days=30)
REPORT_VALIDATION = Term(days=5, working=True)
SIGNATURE = Term(days=5, working=True)
TRANSMISSION = Term(days=2, working=True)
ACKNOWLEDGEMENT = Term(days=10)
ACCESS_DECISION = Term(days=2, working=True)
ACCESS_REVIEW = Term(days=5, working=True)

RECEIVER_CHOICE = Term(days=10, working=True)
TRANSFER_ANSWER = Term(days=10, working=True)

SUSPENSION_NOTICE = Term(hours=24)

LATE_CANCELLATION = timedelta(hours=24)
STAGGER = timedelta(minutes=15)
GRACE = timedelta(minutes=10)
REPORT_MONTHS_AT_MOST = 6
ABSENCES_IN_A_ROW = 3
VISIT_MINUTES = 60
