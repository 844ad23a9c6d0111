"""Attendance and what is certified of it, also when it was wrong."""

import hashlib
from datetime import date

import pytest
import time_machine

from intranet.network.actions import leave_table
from intranet.network.training.actions.announcing import cancel
from intranet.network.training.actions.attending import (
    conclude,
    correct_attendance,
    note_attendance,
)
from intranet.network.training.models import Certificate, Course, Enrolment
from intranet.notifications.models import Notice
from permissions.people import deactivate
from permissions.refusal import Refused
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.training.courses import FIRST, joined, organised, span, states
from tests.personas import Persona, on
from workflows.documents.storage import read

REASON = "Il foglio delle firme diceva altro."


def certificates(**wanted: object) -> list[Certificate]:
    return list(Certificate.objects.filter(**wanted).order_by("serial"))


def enrolment(course: Course, who: Persona) -> Enrolment:
    return course.enrolments.get(person=who.user)


def test_who_attended_enough_is_certified(
    concluded_course: Course, table: dict[str, Persona]
) -> None:
    [made] = certificates()

    assert states(concluded_course) == {"ada": "attended", "carla": "attended"}
    assert (made.number, made.name, made.minutes) == ("A 2026/1", "Ada Conti", 480)
    assert made.service == "Spazio Neutro di Milano"
    content = read(made.path)
    assert content.startswith(b"%PDF-")
    assert hashlib.sha256(content).hexdigest() == made.sha256
    last = Notice.objects.filter(user=table["ada"].user).first()
    assert last is not None
    assert "attestato" in last.words


@pytest.mark.parametrize(
    ("minimum", "certified"), [(50, {"ada", "carla"}), (51, {"ada"}), (100, {"ada"})]
)
def test_share_of_the_hours_is_the_courses_own(
    table: dict[str, Persona], clock: time_machine.Traveller, minimum: int, certified: set[str]
) -> None:
    course = organised(table["bruno"].user, minimum=minimum)
    ada, carla = joined(course, table["ada"], table["carla"])
    clock.move_to(on("2026-10-13"))
    for day, present in zip(course.days.all(), ({ada.pk, carla.pk}, {ada.pk}), strict=True):
        note_attendance(day, by=table["bruno"].user, present=present)
    conclude(course, by=table["bruno"].user)

    assert {each.enrolment.person.username for each in certificates()} == certified


def test_who_never_came_is_absent(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    joined(course, table["ada"], table["carla"], table["luca"])
    clock.move_to(on("2026-10-13"))
    for day in course.days.all():
        note_attendance(day, by=table["bruno"].user, present=())
    conclude(course, by=table["bruno"].user)

    assert states(course) == {"ada": "absent", "carla": "absent", "luca": "waiting"}
    assert certificates() == []


def test_day_is_noted_once_it_has_begun(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    [ada] = joined(course, table["ada"])
    first = course.days.all()[0]
    with pytest.raises(Refused, match="non è ancora cominciata"):
        note_attendance(first, by=table["bruno"].user, present={ada.pk})
    clock.move_to(on(FIRST, "09:00"))

    noted = note_attendance(first, by=table["bruno"].user, present={ada.pk})

    assert noted.noted_at == on(FIRST, "09:00")
    with pytest.raises(Refused, match="presenze segnate"):
        cancel(course, by=table["bruno"].user, reason="Neve.")


def test_course_is_concluded_after_its_end_and_with_every_day_noted(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    first, _second = course.days.all()
    clock.move_to(on(FIRST, "14:00"))
    note_attendance(first, by=table["bruno"].user, present=())
    with pytest.raises(Refused, match="non è ancora finito"):
        conclude(course, by=table["bruno"].user)
    clock.move_to(on("2026-10-13"))

    with pytest.raises(Refused, match="Mancano le presenze"):
        conclude(course, by=table["bruno"].user)


@pytest.mark.parametrize("name", ["ada", "carla", "olga"])
def test_only_who_organises_notes_and_concludes(
    concluded_course: Course, table: dict[str, Persona], name: str
) -> None:
    by, day = table[name].user, concluded_course.days.all()[0]

    with pytest.raises(Refused):
        correct_attendance(day, by=by, present=(), reason=REASON)
    with pytest.raises(Refused):
        note_attendance(day, by=by, present=())
    with pytest.raises(Refused):
        conclude(concluded_course, by=by)


def test_correction_ends_the_certificate_and_another_takes_its_place(
    concluded_course: Course, table: dict[str, Persona]
) -> None:
    course = organised(table["gino"].user, days=(span("2026-11-02"),), title="Altro")
    [former] = certificates()
    bytes_before = read(former.path)
    ada, carla = (enrolment(concluded_course, table[name]) for name in ("ada", "carla"))
    first, second = concluded_course.days.all()

    correct_attendance(second, by=table["bruno"].user, present={carla.pk}, reason=REASON)

    former.refresh_from_db()
    [theirs] = certificates(ended_at=None)
    assert (former.is_good(), former.ended_for) == (False, REASON)
    assert read(former.path) == bytes_before
    assert (theirs.number, theirs.name, theirs.supersedes) == ("A 2026/2", "Carla Sala", None)
    correct_attendance(second, by=table["bruno"].user, present={ada.pk, carla.pk}, reason=REASON)
    [again] = certificates(ended_at=None, enrolment=ada)
    assert again.supersedes is None
    correct_attendance(first, by=table["bruno"].user, present={carla.pk}, reason=REASON)
    assert certificates(ended_at=None, enrolment=ada) == []
    assert course.state == Course.State.OPEN


def test_correction_that_leaves_enough_supersedes(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    course = organised(table["bruno"].user, minimum=50)
    [ada] = joined(course, table["ada"])
    clock.move_to(on("2026-10-13"))
    for day in course.days.all():
        note_attendance(day, by=table["bruno"].user, present={ada.pk})
    conclude(course, by=table["bruno"].user)

    correct_attendance(course.days.all()[1], by=table["bruno"].user, present=(), reason=REASON)

    former, now = certificates()
    assert now.supersedes == former
    assert (former.minutes, now.minutes) == (480, 240)
    assert states(course) == {"ada": "attended"}


def test_correction_that_changes_nothing_leaves_the_certificate(
    concluded_course: Course, table: dict[str, Persona]
) -> None:
    ada = enrolment(concluded_course, table["ada"])
    second = concluded_course.days.all()[1]

    correct_attendance(second, by=table["bruno"].user, present={ada.pk}, reason=REASON)

    assert [each.number for each in certificates(ended_at=None)] == ["A 2026/1"]
    with pytest.raises(Refused) as refused:
        correct_attendance(second, by=table["bruno"].user, present=(), reason=" ")
    assert refused.value.field == "reason"


def test_who_left_the_service_is_certified_all_the_same(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    ada, carla = joined(course, table["ada"], table["carla"])
    deactivate(table["ada"].user, by=table["tina"].user)
    leave_table(seat_of("Lodi"), by=table["dino"].user, until=date(2026, 10, 8), reason="Chiude.")
    clock.move_to(on("2026-10-13"))
    for day in course.days.all():
        note_attendance(day, by=table["bruno"].user, present={ada.pk, carla.pk})
    conclude(course, by=table["bruno"].user)

    assert [each.name for each in certificates()] == ["Ada Conti", "Carla Sala"]
    assert not table["carla"].sees(certificates()[0])
    assert table["bruno"].sees(certificates()[1])


def test_numbers_of_a_year_have_no_gap(
    concluded_course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2026-12-20"))
    course = organised(table["gino"].user, days=(span("2027-01-11"),), enrol_until=date(2027, 1, 4))
    [luca] = joined(course, table["luca"])
    clock.move_to(on("2027-01-12"))
    note_attendance(course.days.get(), by=table["gino"].user, present={luca.pk})

    conclude(course, by=table["gino"].user)

    numbers = [each.number for each in Certificate.objects.order_by("year")]
    assert numbers == ["A 2026/1", "A 2027/1"]


def test_name_that_no_font_draws_is_refused_and_nothing_is_half_done(
    course: Course, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    ada = table["ada"].user
    ada.last_name = "Conti😀"
    ada.save()
    [hers] = joined(course, table["ada"])
    clock.move_to(on("2026-10-13"))
    for day in course.days.all():
        note_attendance(day, by=table["bruno"].user, present={hers.pk})

    with pytest.raises(Refused, match="😀"):
        conclude(course, by=table["bruno"].user)

    course.refresh_from_db()
    assert course.state == Course.State.OPEN
    assert certificates() == []
