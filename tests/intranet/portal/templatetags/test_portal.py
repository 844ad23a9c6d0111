import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template

ROME = ZoneInfo("Europe/Rome")


@pytest.fixture(autouse=True)
def _clock() -> object:
    with time_machine.travel(dt.datetime(2026, 11, 24, 10, 0, tzinfo=ROME), tick=False):
        yield


def drawn(source: str, **values: object) -> str:
    return Template("{% load portal %}" + source).render(Context(values))


def test_filters_say_dates_and_keep_silent_on_none() -> None:
    when = dt.datetime(2026, 11, 24, 15, 30, tzinfo=ROME)

    assert drawn("{{ a|moment }}|{{ a|day }}|{{ a|day_of_year }}", a=when) == (
        "mar 24 nov, 15:30|mar 24 nov|24 nov 2026"
    )
    assert drawn("{{ a|moment }}{{ a|day }}{{ a|day_of_year }}", a=None) == ""


def test_term_has_words_an_icon_and_a_class() -> None:
    late = drawn("{% term due %}", due=dt.date(2026, 11, 22))

    assert "scaduto da 2 giorni" in late
    assert "#it-warning-circle" in late
    assert "term-late" in late
    assert 'datetime="2026-11-22"' in late


def test_term_that_is_not_there_draws_nothing() -> None:
    assert drawn("{% term due %}", due=None) == ""


def test_icon_is_silent_and_from_the_sprite() -> None:
    icon = drawn('{% icon "clock" "icon-xs" %}')

    assert 'class="icon icon-xs"' in icon
    assert 'aria-hidden="true"' in icon
    assert "bootstrap-italia/svg/sprites.svg#it-clock" in icon


def test_status_badge_escapes_its_words() -> None:
    badge = drawn('{% status_badge text "warning" %}', text="<Sospeso>")

    assert badge == '<span class="status status-warning">&lt;Sospeso&gt;</span>'


def test_status_badge_refuses_a_tone_without_a_style() -> None:
    with pytest.raises(ValueError, match="pink"):
        drawn('{% status_badge "Aperto" "pink" %}')


def test_last_crumb_is_the_page_itself() -> None:
    steps = drawn('{% crumb "Casi" "/casi/" %}{% crumb "2026/0142" %}')

    assert '<a href="/casi/">Casi</a>' in steps
    assert steps.count("aria-current") == 1
    assert steps.index("aria-current") > steps.index("/casi/")
