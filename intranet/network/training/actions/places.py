"""The places of a course: who has one, who waits, and who moves up."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.rights import standings_of
from intranet.network.training.models import Course, Enrolment
from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from permissions.guards import lock
from permissions.models import User
from permissions.policy import may
from permissions.refusal import Refused

# Of a title, in a notice.
SHORT = 100


def held(course: Course) -> Course:
    """The course as it stands now: whoever else changes it, or asks for a place, waits."""
    locked: Course = lock(course)
    return locked


def ask_right(by: User, permission: str, record: Any, otherwise: str = "") -> None:
    if not may(by, permission, record):
        raise Refused(otherwise or _("Nello stato in cui è ora, non si può fare."))


def taken(course: Course) -> int:
    """How many places are given. Asked with the course locked."""
    return course.enrolments.with_a_place().count()


def move_up(course: Course, besides: Enrolment | None = None) -> None:
    """Give every free place to whoever has waited longest, and tell them, but for `besides`.

    Called with the course locked. Who is not of the network any more keeps no place in the list;
    once the course has begun it is too late to come.
    """
    if not course.is_under_way() or course.has_begun(timezone.now()):
        return
    free = course.places - taken(course)
    for each in course.enrolments.in_waiting().select_related("person"):
        if free <= 0:
            return
        if standings_of(each.person).is_member:
            _give_place(each, course, is_news=each != besides)
            free -= 1


def _give_place(enrolment: Enrolment, course: Course, *, is_news: bool) -> None:
    enrolment.state, enrolment.to_confirm = Enrolment.State.ENROLLED, is_news
    enrolment.save()
    if is_news:
        words = _("Si è liberato un posto nel corso «%(title)s»: confermare o rinunciare.")
        tell_of(course, words, [enrolment.person])


def tell_of(course: Course, words: str, people: Iterable[User]) -> None:
    """`words` hold a place for the title."""
    title = course.title if len(course.title) <= SHORT else f"{course.title[: SHORT - 1]}…"
    tell(people, Notice.Kind.SITE, words % {"title": title}, about=course)


def those_going(course: Course) -> list[User]:
    """Who has a place or waits for one."""
    rows = course.enrolments.filter(state__in=Enrolment.GOING).select_related("person")
    return [each.person for each in rows.order_by("pk")]
