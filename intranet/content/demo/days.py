"""The days that the fixture speaks of, counted from today; none of them is a day off."""

import re
from datetime import date, timedelta

from django.utils.formats import date_format

from workflows.cases.terms import is_working_day

DAY = timedelta(days=1)
# Before a vowel: l’8 novembre, dell’11 novembre.
ARTICLES = {"il": "l’", "del": "dell’", "dal": "dall’", "al": "all’"}
BEFORE_A_VOWEL = {8, 11}
SIGN = re.compile(r"\{(?P<word>anno|data|giorno|[Ii]l|[Dd]el|[Dd]al|[Aa]l)(?P<days>[+-]\d+)?\}")


def working_day(today: date, days: int) -> date:
    """The day so many days from `today`; for a day off the next, or of the past the one before."""
    day = today + days * DAY
    while not is_working_day(day):
        day += DAY if days > 0 else -DAY
    return day


def spoken(words: str, today: date) -> str:
    """`words` with the days in them: "{del-20}" becomes "del 3 novembre 2026"."""
    return SIGN.sub(lambda sign: _said(sign["word"], int(sign["days"] or 0), today), words)


def _said(word: str, days: int, today: date) -> str:
    if word == "anno":
        return str(today.year)
    day = working_day(today, days)
    if word == "giorno":
        return date_format(day, "l j F Y").lower()
    said = date_format(day, "j F Y").lower()
    if word == "data":
        return said
    return _article(word, day.day) + said


def _article(word: str, number: int) -> str:
    if number not in BEFORE_A_VOWEL:
        return f"{word} "
    said = ARTICLES[word.lower()]
    return said.capitalize() if word[0].isupper() else said
