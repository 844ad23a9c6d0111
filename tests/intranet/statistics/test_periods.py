"""Quarters in days of Rome: any day, leap years, midnights on both sides of the clocks' change."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from intranet.statistics.periods import FIRST_YEAR, LAST_YEAR, Quarter, midnight, quarters_of
from tests.personas import ROME, on

days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
# Those with a neighbour on both sides.
quarters = st.builds(Quarter, st.integers(FIRST_YEAR + 1, LAST_YEAR - 1), st.integers(1, 4))
moments = st.datetimes(
    datetime(FIRST_YEAR + 1, 1, 1),  # noqa: DTZ001  (the strategy gives the zone)
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(days)
def test_every_day_is_in_one_quarter(day: date) -> None:
    quarter = Quarter.of(day)

    assert quarter.first_day <= day <= quarter.last_day
    assert quarter in quarters_of(day.year)


@given(quarters)
def test_quarters_follow_each_other_without_a_gap(quarter: Quarter) -> None:
    after = quarter.next()

    assert after.first_day == quarter.last_day + timedelta(days=1)
    assert after.starts_at == quarter.ends_at
    assert after.previous() == quarter < after


@given(quarters)
def test_a_quarter_has_three_months_of_days(quarter: Quarter) -> None:
    length = (quarter.last_day - quarter.first_day).days + 1

    is_leap = (date(quarter.year, 3, 1) - timedelta(days=1)).day == 29
    assert length == {1: 91 if is_leap else 90, 2: 91, 3: 92, 4: 92}[quarter.number]


@given(moments)
def test_a_moment_is_in_the_quarter_of_its_day_in_rome(moment: datetime) -> None:
    quarter = Quarter.of(moment.astimezone(ROME).date())

    assert quarter.starts_at <= moment < quarter.ends_at


@given(quarters)
def test_what_a_quarter_is_written_as_is_read_as_it(quarter: Quarter) -> None:
    assert Quarter.parse(quarter.code) == Quarter.parse(f" {quarter.code.lower()} ") == quarter


@pytest.mark.parametrize(
    "code", ["", "2026", "2026-T0", "2026-T5", "26-T1", "2026-1", "٢٠٢٦-T1", "1200-T1"]
)
def test_what_is_no_quarter_is_not_read(code: str) -> None:
    with pytest.raises(ValueError, match=r"quarter|figures"):
        Quarter.parse(code)


def test_a_quarter_is_called_in_italian() -> None:
    assert str(Quarter(2026, 4)) == "quarto trimestre 2026"


def test_midnight_is_that_of_rome_in_winter_and_in_summer() -> None:
    assert midnight(date(2026, 1, 1)).astimezone(UTC).isoformat() == "2025-12-31T23:00:00+00:00"
    assert midnight(date(2026, 7, 1)).astimezone(UTC).isoformat() == "2026-06-30T22:00:00+00:00"


def test_the_quarter_that_runs_is_that_of_the_day_in_rome() -> None:
    with time_machine.travel(on("2026-10-01", "00:30"), tick=False):  # in London it is September
        assert Quarter.current() == Quarter(2026, 4)
        assert Quarter(2026, 3).is_over()
        assert not Quarter(2026, 4).is_over()
        assert not Quarter(2027, 1).has_begun()
