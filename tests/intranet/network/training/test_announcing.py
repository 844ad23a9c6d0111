"""Courses: announced by who may, moved, called off."""

import datetime as dt
from typing import Any

import pytest
import time_machine

from intranet.network.training.actions.announcing import cancel, move_days, rewrite
from intranet.network.training.actions.enrolling import join
from intranet.network.training.models import Course
from intranet.notifications.models import Notice
from permissions.refusal import Refused
from tests.intranet.network.training.courses import FIRST, WORDS, joined, organised, span
from tests.personas import Persona, on


def test_course_that_moves_tells_everybody_and_keeps_its_days(
    course: Course, table: dict[str, Persona]
) -> None:
    joined(course, table["ada"], table["carla"], table["luca"])
    keys = [each.pk for each in course.days.all()]

    moved = move_days(
        course,
        by=table["bruno"].user,
        days=[span("2026-11-02"), span("2026-11-09"), span("2026-11-16")],
        enrol_until=dt.date(2026, 10, 30),
    )

    assert [each.pk for each in moved.days.all()][:2] == keys
    assert (moved.starts_at, moved.edition) == (on("2026-11-02", "09:00"), 1)
    told = {each.user.username for each in Notice.objects.select_related("user")}
    assert told == {"ada", "carla", "luca"}
    shorter = move_days(
        moved,
        by=table["bruno"].user,
        days=[span("2026-11-02")],
        enrol_until=dt.date(2026, 10, 30),
    )
    assert [each.pk for each in shorter.days.all()] == keys[:1]


def test_day_that_has_been_does_not_move(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on(FIRST, "18:00"))
    until = dt.date(2026, 10, 1)

    moved = move_days(course, by=table["bruno"].user, days=[span("2026-10-20")], enrol_until=until)

    assert [str(each)[:10] for each in moved.days.all()] == ["05/10/2026", "20/10/2026"]
    with pytest.raises(Refused, match="passato"):
        move_days(course, by=table["bruno"].user, days=[span("2026-10-02")], enrol_until=until)


def test_cancelled_course_says_why_to_everybody(course: Course, table: dict[str, Persona]) -> None:
    joined(course, table["ada"], table["luca"])
    with pytest.raises(Refused) as refused:
        cancel(course, by=table["bruno"].user, reason=" ")

    cancel(course, by=table["bruno"].user, reason="La docente è malata.")

    assert refused.value.field == "reason"
    assert Notice.objects.count() == 2
    with pytest.raises(Refused):
        join(course, by=table["sara"].user)
    course.refresh_from_db()
    with pytest.raises(Refused):
        rewrite(course, by=table["bruno"].user, **WORDS)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"days": ()}, None),
        ({"days": (span(FIRST, "13:00", "09:00"),)}, None),
        ({"days": (span(FIRST, minutes=241),)}, None),
        ({"days": (span(FIRST, minutes=0),)}, None),
        ({"days": (span(FIRST), span(FIRST, "12:59", "14:00", 60))}, None),
        ({"days": (span("2026-09-01"),)}, None),
        ({"days": tuple(span(f"2026-10-{day:02}") for day in range(5, 26))}, None),
        ({"enrol_until": dt.date(2026, 10, 6)}, "enrol_until"),
        ({"venue": " "}, "venue"),
    ],
)
def test_course_that_cannot_be_is_refused(
    table: dict[str, Persona], changes: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        organised(table["bruno"].user, **changes)

    assert refused.value.field == field
    assert not Course.objects.exists()


@pytest.mark.parametrize(
    ("name", "organiser", "may"),
    [
        ("dino", "Città metropolitana", True),
        ("bruno", "Milano", True),
        ("gino", "Milano", True),
        ("carla", "Lodi", True),
        ("bruno", "Lodi", False),
        ("bruno", "Città metropolitana", False),
        ("dino", "Lodi", False),
        ("ada", "Milano", False),
        ("elsa", "TM Milano", False),
    ],
)
def test_course_is_announced_by_who_speaks_for_its_organiser(
    table: dict[str, Persona], name: str, organiser: str, may: bool
) -> None:
    if may:
        assert organised(table[name].user, organiser).pk
    else:
        with pytest.raises(Refused):
            organised(table[name].user, organiser)


def test_words_of_a_course_are_looked_through(table: dict[str, Persona]) -> None:
    with pytest.raises(Refused, match="certo"):
        organised(table["bruno"].user, programme="Si discute il caso 2026/0142.")
