"""The courses of the world: in every state, with people who have a place and people who wait."""

from datetime import date, timedelta
from typing import Any

import time_machine

from intranet.network.training.actions.announcing import announce, cancel, close
from intranet.network.training.actions.attending import (
    conclude,
    correct_attendance,
    note_attendance,
)
from intranet.network.training.actions.enrolling import join
from intranet.network.training.models import Course
from intranet.network.training.spans import Span
from permissions.assignment import join as join_office
from permissions.assignment import leave as leave_office
from permissions.models import Organisation
from permissions.people import add_user, system_user
from permissions.roles import Role
from tests.personas import on
from tests.security.world.network_posting import posted
from tests.security.world.telling import Telling

# Who announces it, for whom, the day, the places, and who asks for one, in this order.
COURSES: dict[str, tuple[str, str, str, int, tuple[str, ...]]] = {
    "course_open": ("bruno", "Milano", "2026-12-03", 2, ("nora", "ada", "stella", "omar")),
    "course_closed": ("carla", "Lodi", "2026-12-04", 5, ("ada", "nora")),
    "course_cancelled": ("bruno", "Milano", "2026-12-05", 5, ("luca",)),
    "course_held": ("dino", "Città metropolitana", "2026-10-05", 5, ("ada", "nora", "omar")),
    "course_elsewhere": ("ugo", "Piacenza", "2026-12-07", 1, ("luca", "vera")),
}
PRESENT = ("ada", "nora", "omar")
# She asked for a place too, and works no more: no other page of the table names her.
GONE = "zoe"


def announce_courses(t: Telling) -> None:
    """On the first day; who leaves later takes part in two of them."""
    gone = _one_who_leaves(t)
    for name, (by, office, day, places, people) in COURSES.items():
        course = _announced(t, name, by, office, day, places)
        for who in people:
            t.keeps(f"{name}_{who}", "enrolment", join(course, by=t.user(who)))
        if name in {"course_held", "course_closed"}:
            join(course, by=gone)
    close(t.kept("course_closed"), by=t.user("carla"))
    cancel(t.kept("course_cancelled"), by=t.user("bruno"), reason="Prova")
    leave_office(_office("Lodi"), gone, Role.OPERATOR, by=system_user())


def hold_course(t: Telling) -> None:
    """Three were there and have a certificate; of one it was wrong."""
    with time_machine.travel(on("2026-10-05", "13:10"), tick=False):
        course: Course = t.kept("course_held")
        day, dino = course.days.get(), t.user("dino")
        t.keeps("course_day", "day", day)
        note_attendance(day, by=dino, present=_keys(course, PRESENT))
        conclude(course, by=dino)
        reason = t.mint.text("Certificate.ended_for", "course_held_ada")
        there = _keys(course, PRESENT[1:])
        correct_attendance(day, by=dino, present=there, reason=reason)


def _announced(t: Telling, name: str, by: str, office: str, day: str, places: int) -> Course:
    starts = on(day, "09:00")
    spans = [Span(starts, starts + timedelta(hours=4), 240)]
    course: Course = posted(
        announce,
        _office(office),
        by=t.user(by),
        days=spans,
        title=f"Corso {name}",
        programme="Prova",
        teachers="Prova",
        places=places,
        venue="Sala",
        video="",
        enrol_until=_day_before(starts.date()),
        minimum=80,
    )
    t.keeps(name, "course", course)
    return course


def _one_who_leaves(t: Telling) -> Any:
    last_name = t.mint.name("Enrolment.person", "course_held_zoe")
    user = add_user(GONE, "", first_name="Zoe", last_name=last_name)
    join_office(_office("Lodi"), user, Role.OPERATOR, by=system_user())
    return user


def _keys(course: Course, names: tuple[str, ...]) -> set[int]:
    rows = course.enrolments.filter(person__username__in=names)
    return set(rows.values_list("pk", flat=True))


def _office(name: str) -> Organisation:
    return Organisation.objects.get(short_name=name)


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
