"""The demonstration looks alive on any day: its dates follow from today, closed or open."""

from datetime import date, timedelta

import pytest

from intranet.portal.demo.calendar import Calendar, at, office_hour
from workflows.cases.planner import is_open_on
from workflows.cases.terms import is_working_day

TUESDAY, SUNDAY, CHRISTMAS = date(2026, 11, 24), date(2026, 11, 22), date(2026, 12, 25)
ANY_DAY = [TUESDAY, SUNDAY, CHRISTMAS, date(2027, 8, 15), date(2027, 1, 1)]


@pytest.mark.parametrize("today", ANY_DAY)
@pytest.mark.parametrize("days_ago", [1, 8, 250])
def test_past_days_are_working_days_not_later_than_asked(today: date, days_ago: int) -> None:
    calendar = Calendar(at(today, "08:00"))

    worked = calendar.worked(days_ago)

    assert is_working_day(worked.date())
    assert timedelta(0) <= today - timedelta(days=days_ago) - worked.date() < timedelta(days=6)


def test_today_is_never_ahead_of_the_clock() -> None:
    calendar = Calendar(at(TUESDAY, "08:00"))

    assert calendar.worked(0) == at(TUESDAY, "07:30")


@pytest.mark.parametrize("today", ANY_DAY)
def test_visits_fall_on_an_open_day_of_the_coming_week(today: date) -> None:
    calendar = Calendar(at(today, "08:00"))

    first = calendar.visiting_day(0, not_before=today)

    assert is_open_on(first)
    assert first - today < timedelta(days=7)


def test_visits_stand_whole_weeks_from_an_open_today() -> None:
    calendar = Calendar(at(TUESDAY, "08:00"))

    first = calendar.visiting_day(0, not_before=date(2026, 10, 1))

    assert first == date(2026, 10, 6)


def test_office_hours_wait_for_the_next_working_day() -> None:
    moment = office_hour(at(CHRISTMAS, "22:00"), spread=3)

    assert moment == at(date(2026, 12, 28), "12:39")
