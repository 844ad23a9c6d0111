"""Courses for the tests: announced, full, held."""

import datetime as dt
from typing import Any

from intranet.network.training.actions.announcing import announce
from intranet.network.training.actions.enrolling import join
from intranet.network.training.duties import duties
from intranet.network.training.models import Course, Enrolment
from intranet.network.training.spans import Span
from intranet.portal.duties import Duty
from intranet.portal.duties import duties_of as every_duty
from permissions.models import Organisation, User
from tests.personas import Persona, on

FIRST, SECOND = "2026-10-05", "2026-10-12"
WORDS: dict[str, Any] = {
    "title": "Ascoltare un bambino",
    "programme": "Due giornate sull’ascolto nel luogo neutro.",
    "teachers": "Anna Verdi",
    "venue": "Sala riunioni",
    "video": "",
    "places": 2,
    "enrol_until": dt.date(2026, 10, 1),
    "minimum": 80,
}


def span(day: str, start: str = "09:00", end: str = "13:00", minutes: int = 240) -> Span:
    return Span(on(day, start), on(day, end), minutes)


def organised(by: User, organiser: str = "Milano", **changes: Any) -> Course:
    """A course of two mornings in October, with two places."""
    days = changes.pop("days", (span(FIRST), span(SECOND)))
    service = Organisation.objects.get(short_name=organiser)
    return announce(service, by=by, days=days, **{**WORDS, **changes})


def joined(course: Course, *who: Persona) -> list[Enrolment]:
    return [join(course, by=each.user) for each in who]


def duties_of(user: User) -> list[Duty]:
    """What courses leave to do, among what there is on the desk."""
    own = {(each.title, each.about) for each in duties(user)}
    return [each for each in every_duty(user) if (each.title, each.about) in own]


def states(course: Course) -> dict[str, str]:
    rows = course.enrolments.order_by("asked_at", "pk")
    return dict(rows.values_list("person__username", "state"))
