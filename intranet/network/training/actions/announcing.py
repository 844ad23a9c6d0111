"""A course is announced, changed, moved, closed to others, and called off."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.discretion import heed
from intranet.network.rights import standings_of
from intranet.network.training.actions.places import (
    ask_right,
    held,
    move_up,
    taken,
    tell_of,
    those_going,
)
from intranet.network.training.models import Course, CourseDay
from intranet.network.training.spans import Span, wrong
from permissions.audit import action, note
from permissions.models import Organisation, User
from permissions.refusal import Refused

State = Course.State


def may_organise(by: User, organiser: Organisation) -> bool:
    """Whether `by` announces courses of `organiser`: of the coordination, or of an own service
    that has a seat.
    """
    standings = standings_of(by)
    if organiser.kind == Organisation.Kind.PROVINCE:
        return standings.coordinates
    return organiser.pk in standings.speaks_for


@action("course.announced")
def announce(
    organiser: Organisation, *, by: User, days: Sequence[Span], confirmed: str = "", **words: Any
) -> Course:
    """Raises Refused for who does not organise there, for wrong days, and LooksLikeACase."""
    if not may_organise(by, organiser):
        raise Refused(_("Un corso lo annuncia chi rappresenta il servizio o coordina la rete."))
    _check(words, days, words["enrol_until"])
    heed(by, confirmed, words["title"], words["programme"])
    course = Course(organiser=organiser, announced_by=by, **words)
    _span(course, days)
    course.save()
    for each in days:
        _new_day(course, each)
    return course


@action("course.rewritten")
def rewrite(course: Course, *, by: User, confirmed: str = "", **words: Any) -> Course:
    """Change what a course says of itself; more places let those who wait move up.

    Raises Refused for fewer places than are given, and LooksLikeACase.
    """
    now = held(course)
    ask_right(by, "training.run_course", now)
    _refuse_over(now)
    _check_words(words)
    given = taken(now)
    if words["places"] < given:
        raise Refused(_("I posti già dati sono %(number)s.") % {"number": given}, "places")
    heed(by, confirmed, words["title"], words["programme"])
    for name, value in words.items():
        setattr(now, name, value)
    now.changed_at = timezone.now()
    now.save()
    move_up(now)
    return now


@action("course.moved")
def move_days(course: Course, *, by: User, days: Sequence[Span], enrol_until: date) -> Course:
    """Move the days that have not begun to `days`; who takes part or waits is told.

    Raises Refused for days in the past, and for others that are wrong.
    """
    now = held(course)
    ask_right(by, "training.run_course", now)
    _refuse_over(now)
    begun = [each for each in now.days.all() if each.starts_at <= timezone.now()]
    ahead = [each for each in now.days.all() if each not in begun]
    whole = [*(Span(each.starts_at, each.ends_at, each.minutes) for each in begun), *days]
    _check({}, days, enrol_until, whole)
    _pair(now, ahead, sorted(days))
    _span(now, whole)
    now.enrol_until, now.changed_at = enrol_until, timezone.now()
    now.edition += 1
    now.save()
    note(edition=now.edition)
    tell_of(now, _("Il corso «%(title)s» ha cambiato giorni: vanno riguardati."), those_going(now))
    return now


@action("course.closed")
def close(course: Course, *, by: User) -> Course:
    """Let nobody else ask for a place."""
    return _opening(course, by, State.OPEN, State.CLOSED)


@action("course.reopened")
def reopen(course: Course, *, by: User) -> Course:
    """Let others ask for a place again, until the term."""
    return _opening(course, by, State.CLOSED, State.OPEN)


@action("course.cancelled")
def cancel(course: Course, *, by: User, reason: str) -> Course:
    """Call a course off; who takes part or waits is told.

    Raises Refused without a reason, and once it was noted who was there.
    """
    now = held(course)
    ask_right(by, "training.run_course", now)
    _refuse_over(now)
    if now.days.filter(noted_at__isnull=False).exists():
        raise Refused(_("Ci sono già presenze segnate: il corso si conclude, non si annulla."))
    if not reason.strip():
        raise Refused(_("Scrivere perché il corso è annullato."), "reason")
    people = those_going(now)
    now.state, now.cancelled_for = State.CANCELLED, reason.strip()
    now.changed_at = timezone.now()
    now.edition += 1
    now.save()
    tell_of(now, _("Il corso «%(title)s» è annullato."), people)
    return now


def _opening(course: Course, by: User, before: str, after: str) -> Course:
    now = held(course)
    ask_right(by, "training.run_course", now)
    if now.state != before:
        raise Refused(_("Nello stato in cui è ora, non si può fare."))
    now.state = after
    now.save()
    return now


def _refuse_over(course: Course) -> None:
    if not course.is_under_way():
        raise Refused(_("Il corso è già concluso."))


def _check(
    words: dict[str, Any], days: Sequence[Span], until: date, whole: Sequence[Span] | None = None
) -> None:
    """`days` are to come; `whole` are all days of the course, where some have been."""
    if words:
        _check_words(words)
    whole = days if whole is None else whole
    if message := wrong(whole):
        raise Refused(message)
    if any(each.starts_at <= timezone.now() for each in days):
        raise Refused(_("Una giornata non può cominciare nel passato."))
    if until > timezone.localdate(min(each.starts_at for each in whole)):
        raise Refused(_("Ci si iscrive al più tardi il primo giorno del corso."), "enrol_until")


def _check_words(words: dict[str, Any]) -> None:
    if not words["venue"].strip() and not words["video"]:
        raise Refused(_("Serve un luogo o un collegamento video."), "venue")


def _span(course: Course, days: Sequence[Span]) -> None:
    course.starts_at = min(each.starts_at for each in days)
    course.ends_at = max(each.ends_at for each in days)


def _pair(course: Course, ahead: Sequence[CourseDay], days: Sequence[Span]) -> None:
    """A day that moves stays the same day: calendars know it by its key."""
    for day, span in zip(ahead, days, strict=False):
        day.starts_at, day.ends_at, day.minutes = span.starts_at, span.ends_at, span.minutes
        day.save()
    for span in days[len(ahead) :]:
        _new_day(course, span)
    for day in ahead[len(days) :]:
        day.delete()


def _new_day(course: Course, span: Span) -> CourseDay:
    return CourseDay.objects.create(
        course=course, starts_at=span.starts_at, ends_at=span.ends_at, minutes=span.minutes
    )
