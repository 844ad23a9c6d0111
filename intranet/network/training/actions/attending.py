"""Who was there: noted day by day, certified at the end, corrected where it was wrong."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.training.actions.certifying import certify, certify_again
from intranet.network.training.actions.places import ask_right, held
from intranet.network.training.models import Attendance, Course, CourseDay, Enrolment
from intranet.network.training.shares import has_reached, minutes_of
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused

State = Enrolment.State


@action("attendance.noted")
def note_attendance(day: CourseDay, *, by: User, present: Collection[int]) -> CourseDay:
    """Those of the enrolments `present`, by key, were there on `day`; the others were not.

    Raises Refused before it begins, and once the course is concluded: then it is corrected.
    """
    course, now = _day(day, by)
    if course.state == Course.State.HELD:
        raise Refused(_("Il corso è concluso: le presenze si correggono, dicendo perché."))
    _write(course, now, present)
    return now


@action("attendance.corrected")
def correct_attendance(
    day: CourseDay, *, by: User, present: Collection[int], reason: str
) -> CourseDay:
    """As `note_attendance`, once the course is concluded: certificates that say otherwise end,
    and who still reaches the share gets another.

    Raises Refused without a reason.
    """
    course, now = _day(day, by)
    if course.state != Course.State.HELD:
        raise Refused(_("Il corso non è ancora concluso."))
    if not reason.strip():
        raise Refused(_("Scrivere perché le presenze si correggono."), "reason")
    changed = _write(course, now, present)
    note(changed=len(changed))
    for enrolment in changed:
        _settle(enrolment)
        certify_again(enrolment, by, reason.strip())
    return now


@action("course.concluded")
def conclude(course: Course, *, by: User) -> Course:
    """The course was held: who attended enough of it is certified.

    Raises Refused before its end, and while a day is not noted.
    """
    now = held(course)
    ask_right(by, "training.run_course", now)
    if not now.is_under_way():
        raise Refused(_("Il corso è già concluso."))
    if now.ends_at > timezone.now():
        raise Refused(_("Il corso non è ancora finito."))
    if now.days.filter(noted_at=None).exists():
        raise Refused(_("Mancano le presenze di una giornata."))
    now.state = Course.State.HELD
    now.save()
    placed = list(now.enrolments.with_a_place().select_related("person", "service"))
    for enrolment in placed:
        enrolment.course = now
        _settle(enrolment)
        if has_reached(enrolment):
            certify(enrolment, by)
    note(people=len(placed))
    return now


def _day(day: CourseDay, by: User) -> tuple[Course, CourseDay]:
    course = held(day.course)
    ask_right(by, "training.run_course", course)
    now = CourseDay.objects.get(pk=day.pk)
    if now.starts_at > timezone.now():
        raise Refused(_("Questa giornata non è ancora cominciata."))
    return course, now


def _write(course: Course, day: CourseDay, present: Collection[int]) -> list[Enrolment]:
    """What was not so before is written; whose it is."""
    placed = course.enrolments.with_a_place().select_related("person", "service").order_by("pk")
    before = {each.enrolment_id: each for each in Attendance.objects.filter(day=day)}
    changed = []
    for enrolment in placed:
        enrolment.course = course
        was_there = enrolment.pk in present
        kept = before.get(enrolment.pk) or Attendance(enrolment=enrolment, day=day)
        if kept.pk is None or kept.is_present != was_there:
            kept.is_present = was_there
            kept.save()
            changed.append(enrolment)
    if day.noted_at is None:
        day.noted_at = timezone.now()
        day.save()
    return changed


def _settle(enrolment: Enrolment) -> None:
    """Who was there for a while has attended; who never was is absent."""
    enrolment.state = State.ATTENDED if minutes_of(enrolment) else State.ABSENT
    enrolment.to_confirm = False
    enrolment.save()
