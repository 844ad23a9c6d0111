"""The courses of the demonstration, announced, attended and certified on their days."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intranet.content.demo.days import working_day
from intranet.network.models import Seat
from intranet.network.training.actions.announcing import announce
from intranet.network.training.actions.attending import (
    conclude,
    correct_attendance,
    note_attendance,
)
from intranet.network.training.actions.enrolling import join, leave
from intranet.network.training.models import Course, Enrolment
from intranet.network.training.models.course import MINIMUM
from intranet.network.training.spans import Span
from intranet.portal.demo.calendar import Calendar, at
from intranet.portal.demo.people import read
from permissions.models import Organisation, User

SOURCE = settings.ROOT / "fixtures" / "network" / "training.toml"
WORDS = ("title", "programme", "teachers", "places")


def chapter() -> str:
    """The courses, as a chapter of `manage.py demo`; nothing to say if they were there."""
    if Course.objects.exists() or not Seat.objects.exists():
        return ""
    rows = tomllib.loads(SOURCE.read_text())["courses"]
    play_all(Calendar(timezone.now()), rows)
    return f"La formazione: {len(rows)} corsi"


@transaction.atomic
def play_all(calendar: Calendar, rows: list[dict[str, Any]]) -> None:
    """Let each course of `rows` be announced, joined, held and certified as far as it says."""
    for row in rows:
        Holding(calendar, row).play()


@dataclass(frozen=True)
class Holding:
    """One course of the fixture."""

    calendar: Calendar
    row: dict[str, Any]

    def play(self) -> None:
        by = _user(self.row["by"])
        with self._on(self.row["announced"]):
            course = self._announced(by)
        for each in self.row["joined"]:
            with self._on(each["ago"]):
                join(course, by=_user(each["who"]))
        for each in self.row.get("left", ()):
            with self._on(each["ago"]):
                mine = course.enrolments.get(person__username=each["who"])
                leave(mine, by=_user(each["who"]))
        self._held(course, by)

    def _announced(self, by: User) -> Course:
        organisation = read()["organisations"][self.row["organiser"]]["name"]
        spans = [self._span(each) for each in self.row["days"]]
        return announce(
            Organisation.objects.get(name=organisation),
            by=by,
            days=spans,
            venue=self.row.get("venue", ""),
            video=self.row.get("video", ""),
            enrol_until=self._day(self.row["enrol_until"]),
            minimum=MINIMUM,
            **{name: self.row[name] for name in WORDS},
        )

    def _held(self, course: Course, by: User) -> None:
        days = list(course.days.order_by("starts_at"))
        for day, present in zip(days, self.row.get("present", ()), strict=False):
            with time_machine.travel(day.ends_at + timedelta(minutes=10), tick=False):
                note_attendance(day, by=by, present=_keys(course, present))
        if "concluded" in self.row:
            with self._on(self.row["concluded"]):
                conclude(course, by=by)
        if "corrected" in self.row:
            wrong = self.row["corrected"]
            day, present = days[wrong["day"]], _keys(course, wrong["present"])
            with self._on(wrong["ago"]):
                correct_attendance(day, by=by, present=present, reason=wrong["reason"])

    def _span(self, day: dict[str, Any]) -> Span:
        on = self._day(day["on"])
        return Span(at(on, day["start"]), at(on, day["end"]), day["minutes"])

    def _day(self, days: int) -> date:
        return working_day(self.calendar.today, days)

    def _on(self, days_ago: int) -> time_machine.travel:
        return time_machine.travel(self.calendar.worked(days_ago), tick=False)


def _keys(course: Course, names: Iterable[str]) -> set[int]:
    found = Enrolment.objects.filter(course=course, person__username__in=list(names))
    return set(found.values_list("pk", flat=True))


def _user(username: str) -> User:
    return User.objects.get(username=username)
