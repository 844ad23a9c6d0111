import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from intranet.portal import words

ROME = ZoneInfo("Europe/Rome")
TODAY = dt.datetime(2026, 11, 24, 10, 0, tzinfo=ROME)


@pytest.fixture(autouse=True)
def _clock() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (dt.datetime(2026, 11, 24, 15, 30, tzinfo=ROME), "mar 24 nov, 15:30"),
        (dt.datetime(2026, 9, 3, 9, 5, tzinfo=ROME), "gio 3 set, 09:05"),
        (dt.datetime(2027, 3, 3, 9, 5, tzinfo=ROME), "mer 3 mar 2027, 09:05"),
    ],
)
def test_moment_names_day_and_hour_and_another_year(value: dt.datetime, said: str) -> None:
    assert words.moment(value) == said


def test_moment_is_said_in_the_time_of_the_service() -> None:
    late_in_greenwich = dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC)

    assert words.moment(late_in_greenwich) == "gio 2 lug, 00:30"


def test_day_takes_dates_and_moments() -> None:
    assert words.day(dt.date(2026, 11, 27)) == "ven 27 nov"
    assert words.day(dt.datetime(2026, 11, 26, 23, 30, tzinfo=dt.UTC)) == "ven 27 nov"


def test_day_of_year_always_says_the_year() -> None:
    assert words.day_of_year(dt.date(2026, 9, 3)) == "3 set 2026"


@pytest.mark.parametrize(
    ("days", "said", "urgency"),
    [
        (-30, "scaduto da 30 giorni", "late"),
        (-2, "scaduto da 2 giorni", "late"),
        (-1, "scaduto ieri", "late"),
        (0, "entro oggi", "today"),
        (1, "entro mer 25 nov · domani", "soon"),
        (3, "entro ven 27 nov · fra 3 giorni", "soon"),
        (4, "entro sab 28 nov · fra 4 giorni", "later"),
        (60, "entro sab 23 gen 2027 · fra 60 giorni", "later"),
    ],
)
def test_term_says_how_far_it_is(days: int, said: str, urgency: str) -> None:
    term = words.term(TODAY.date() + dt.timedelta(days=days))

    assert (term.text, term.urgency) == (said, urgency)


def test_term_counts_days_of_the_calendar_not_hours() -> None:
    this_morning = dt.datetime(2026, 11, 24, 0, 5, tzinfo=ROME)
    last_night = dt.datetime(2026, 11, 23, 23, 55, tzinfo=ROME)

    assert words.term(this_morning).text == "entro oggi"
    assert words.term(last_night).text == "scaduto ieri"


def test_term_counts_days_over_the_change_of_hour() -> None:
    with time_machine.travel(dt.datetime(2026, 10, 24, 23, 30, tzinfo=ROME), tick=False):
        term = words.term(dt.datetime(2026, 10, 26, 0, 15, tzinfo=ROME))

    assert term.text == "entro lun 26 ott · fra 2 giorni"
