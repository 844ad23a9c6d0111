"""The questions of the demonstration, asked and answered on their days."""

import tomllib
from typing import Any

import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intranet.network.exchange.actions import add_to, answer, ask, close, mark_useful
from intranet.network.exchange.models import Question
from intranet.network.models import Seat
from intranet.portal.demo.calendar import Calendar
from permissions.models import User

SOURCE = settings.ROOT / "fixtures" / "network" / "exchange.toml"
ASKED, ANSWERED, ADDED = "09:20", "11:40", "15:10"


def chapter() -> str:
    """The questions, as a chapter of `manage.py demo`; nothing to say if they were there."""
    if Question.objects.exists() or not Seat.objects.exists():
        return ""
    rows = tomllib.loads(SOURCE.read_text())["questions"]
    play_all(Calendar(timezone.now()), rows)
    return f"Le domande: {len(rows)}"


@transaction.atomic
def play_all(calendar: Calendar, rows: list[dict[str, Any]]) -> None:
    """Let each question of `rows` be asked, answered and closed as far as it says."""
    for row in rows:
        _play(calendar, row)


def _play(calendar: Calendar, row: dict[str, Any]) -> None:
    by = _user(row["by"])
    with _on(calendar, row["ago"], ASKED):
        question = ask(by=by, title=row["title"], text=row["text"], tags=row["tags"])
    for each in row.get("answers", ()):
        with _on(calendar, each["ago"], ANSWERED):
            given = answer(question, by=_user(each["by"]), text=each["text"])
        if each.get("useful"):
            with _on(calendar, each["ago"], ADDED):
                mark_useful(given, by=by)
    if more := row.get("postscript"):
        with _on(calendar, more["ago"], ADDED):
            add_to(question, by=by, text=more["text"])
    if "closed" in row:
        with _on(calendar, row["closed"], ADDED):
            close(question, by=by)


def _on(calendar: Calendar, days_ago: int, hour: str) -> time_machine.travel:
    return time_machine.travel(calendar.worked(days_ago, hour), tick=False)


def _user(username: str) -> User:
    return User.objects.get(username=username)
