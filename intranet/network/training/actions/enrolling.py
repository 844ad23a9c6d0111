"""Asking for a place, giving it back, and what becomes of it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.rights.service import service_of
from intranet.network.training.actions.places import ask_right, held, move_up, tell_of
from intranet.network.training.models import Course, Enrolment
from intranet.portal.words import day_of_year
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused

State = Enrolment.State


@action("course.joined")
def join(course: Course, *, by: User) -> Enrolment:
    """Ask for a place: it is given at once if there is one, else `by` waits behind the others.

    Raises Refused after the term, once it has begun, and for one who asked already.
    """
    now_held = held(course)
    ask_right(by, "training.enrol_course", now_held, _("Le iscrizioni a questo corso sono chiuse."))
    now = timezone.now()
    if now_held.term_is_over(now) or now_held.has_begun(now):
        words = _("Il termine per iscriversi era %(day)s.")
        raise Refused(words % {"day": day_of_year(now_held.enrol_until)})
    mine = Enrolment.objects.filter(course=now_held, person=by).first()
    if mine is not None and mine.is_going():
        raise Refused(_("L’iscrizione c’è già."))
    mine = mine or Enrolment(course=now_held, person=by)
    mine.course, mine.service = now_held, service_of(by)
    mine.state, mine.asked_at, mine.to_confirm = State.WAITING, now, False
    mine.save()
    move_up(now_held, besides=mine)
    mine.refresh_from_db()
    note(place=mine.state)
    return mine


@action("course.left")
def leave(enrolment: Enrolment, *, by: User) -> Enrolment:
    """Give an own place back, or wait no longer; the place passes to the first who waits.

    Raises Refused once the course has begun: who does not come is absent.
    """
    mine = _mine(enrolment)
    ask_right(by, "training.leave_course", mine, _("Da questo corso ci si è già ritirati."))
    _withdraw(mine)
    return mine


@action("course.place_freed")
def free_place(enrolment: Enrolment, *, by: User) -> Enrolment:
    """Take the place of one who will not come, as who has left the service. They are told.

    Raises Refused for who does not run the course, and once it has begun.
    """
    theirs = _mine(enrolment)
    ask_right(by, "training.run_course", theirs.course)
    if not theirs.is_going():
        raise Refused(_("Questa persona non ha un posto, e non lo aspetta."))
    _withdraw(theirs)
    words = _("Chi organizza ha liberato il posto nel corso «%(title)s».")
    tell_of(theirs.course, words, [theirs.person])
    note(person=theirs.person_id)
    return theirs


@action("course.place_taken")
def take_place(enrolment: Enrolment, *, by: User) -> Enrolment:
    """Say that one comes, to a place that came free."""
    mine = _mine(enrolment)
    ask_right(by, "training.leave_course", mine)
    if not mine.to_confirm:
        raise Refused(_("Non c’è nulla da confermare."))
    mine.to_confirm = False
    mine.save()
    return mine


def _mine(enrolment: Enrolment) -> Enrolment:
    """As it stands now, with its course locked."""
    course = held(enrolment.course)
    now = Enrolment.objects.select_related("person").get(pk=enrolment.pk)
    now.course = course
    return now


def _withdraw(enrolment: Enrolment) -> None:
    has_begun = enrolment.course.has_begun(timezone.now())
    if has_begun and enrolment.state == State.ENROLLED:
        raise Refused(_("Il corso è cominciato: chi non viene risulta assente."))
    enrolment.state, enrolment.to_confirm = State.WITHDRAWN, False
    enrolment.save()
    move_up(enrolment.course)
