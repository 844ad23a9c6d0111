import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from tests.personas import on
from workflows.cases import terms
from workflows.cases.terms import Term, is_holiday, is_working_day

DEFAULTS = {
    "DOCUMENT_CHECK": Term(days=5, working=True),
    "FIRST_CONTACT": Term(days=15),
    "PRELIMINARY": Term(days=45),
    "RESPONSIBLE_OFFICER": Term(days=15),
    "VISIT_RECORD": Term(hours=48),
    "PLAN_REVIEW": Term(days=90),
    "PERIODIC_REPORT": Term(days=90),
    "REPORT_MONTHS_AT_MOST": 6,
    "REPORT_BEFORE_HEARING": Term(days=10),
    "FINAL_REPORT": Term(days=30),
    "ACCESS_DECISION": Term(days=2, working=True),
    "ACCESS_REVIEW": Term(days=5, working=True),
    "SUSPENSION_NOTICE": Term(hours=24),
    "STAGGER": dt.timedelta(minutes=15),
    "GRACE": dt.timedelta(minutes=10),
    "LATE_CANCELLATION": dt.timedelta(hours=24),
    "ABSENCES_IN_A_ROW": 3,
    "VISIT_MINUTES": 60,
}


def test_terms_are_those_of_the_service_by_default() -> None:
    assert {name: getattr(terms, name) for name in DEFAULTS} == DEFAULTS


@pytest.mark.parametrize(
    ("since", "days", "expected"),
    [
        ("2026-09-07", 5, "2026-09-14"),  # over a weekend
        ("2026-09-11", 1, "2026-09-14"),  # from a Friday
        ("2026-09-12", 1, "2026-09-14"),  # from a Saturday
        ("2026-04-03", 1, "2026-04-07"),  # Easter is Sunday 5 April, Monday is a holiday too
        ("2026-08-14", 1, "2026-08-17"),  # 15 August is a Saturday
        ("2025-08-14", 1, "2025-08-18"),  # 15 August is a Friday
        ("2026-12-04", 1, "2026-12-09"),  # 7 December is Milan's patron, the 8th a holiday
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-09-07", 0, "2026-09-07"),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(since: str, days: int, expected: str) -> None:
    assert Term(days=days, working=True).due(on(since)) == on(expected)


def test_working_days_begin_at_midnight_in_milan() -> None:
    saturday = dt.datetime(2026, 9, 11, 22, 30, tzinfo=dt.UTC)

    due = Term(days=1, working=True).due(saturday)

    assert due == on("2026-09-14", "00:30")


@pytest.mark.parametrize(
    ("since", "expected"),
    [("2026-10-24", "2026-10-25"), ("2026-03-28", "2026-03-29"), ("2026-09-07", "2026-09-08")],
)
def test_days_keep_the_hour_when_the_clocks_change(since: str, expected: str) -> None:
    utc = on(since).astimezone(dt.UTC)

    assert Term(days=1).due(utc) == on(expected)
    assert Term(days=1).due(utc).astimezone(ZoneInfo("Europe/Rome")).hour == 10


@pytest.mark.parametrize(("since", "expected"), [("2026-10-24", "09:00"), ("2026-03-28", "11:00")])
def test_hours_are_hours_when_the_clocks_change(since: str, expected: str) -> None:
    next_day = (on(since) + dt.timedelta(days=1)).date().isoformat()

    assert Term(hours=24).due(on(since)) == on(next_day, expected)


def test_sundays_of_no_feast_are_no_holidays_yet_nobody_works() -> None:
    sunday = dt.date(2026, 9, 6)

    assert not is_holiday(sunday)
    assert not is_working_day(sunday)
