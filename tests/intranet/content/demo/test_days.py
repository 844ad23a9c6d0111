"""The days that texts speak of, from a Monday in November."""

from datetime import date

import pytest

from intranet.content.demo.days import spoken, working_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Verbale {del-20}", "Verbale del 3 novembre 2026"),
        ("{Dal+8} {al+15}", "Dal 1 dicembre 2026 al 9 dicembre 2026"),
        ("entro {il-12}", "entro l’11 novembre 2026"),
        ("{Dal-12}", "Dall’11 novembre 2026"),
        ("{giorno+1}, ore 9", "martedì 24 novembre 2026, ore 9"),
        ("Calendario {anno}, {data+0}", "Calendario 2026, 23 novembre 2026"),
    ],
)
def test_days_are_said_with_their_article(words: str, said: str) -> None:
    assert spoken(words, MONDAY) == said


def test_words_in_other_brackets_stay() -> None:
    assert spoken("{domani} e {dopo+3}", MONDAY) == "{domani} e {dopo+3}"


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (5, date(2026, 11, 30)),
        (-1, date(2026, 11, 20)),
        (15, date(2026, 12, 9)),
        (0, MONDAY),
    ],
)
def test_no_day_is_a_day_off(days: int, day: date) -> None:
    """A Saturday, a Sunday, and the Immaculate Conception after it."""
    assert working_day(MONDAY, days) == day
