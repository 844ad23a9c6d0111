"""What a course leaves to do: told to the desk."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.models import Seat
from intranet.network.rights import Standings, standings_of
from intranet.network.training.models import Course, CourseDay, Enrolment
from intranet.portal.duties import MOST, Duty
from intranet.portal.words import local_day
from permissions.models import User
from permissions.policy import visible_to

# Days after a day of a course in which it is noted who was there.
NOTED_WITHIN = timedelta(days=7)


def duties(user: User) -> Iterable[Duty]:
    """Those of `user`: a place to confirm; as an organiser, who was there and how it ended."""
    standings = standings_of(user)
    if not standings.is_member:
        return
    yield from _free_places(user)
    if standings.is_representative or standings.coordinates:
        yield from _to_note(user, standings)
        yield from _to_conclude(user, standings)


def _free_places(user: User) -> Iterator[Duty]:
    now = timezone.now()
    rows = Enrolment.objects.filter(person=user, to_confirm=True, course__starts_at__gt=now)
    for each in visible_to(user, rows).select_related("course")[:MOST]:
        title = _("Si è liberato un posto: confermare o rinunciare")
        yield Duty(
            title, each.get_absolute_url(), local_day(each.course.starts_at), str(each.course)
        )


def _to_note(user: User, standings: Standings) -> Iterator[Duty]:
    rows = CourseDay.objects.filter(
        _organised("course__organiser", standings),
        course__in=Course.objects.under_way().order_by().values("pk"),
        noted_at=None,
        ends_at__lte=timezone.now(),
    )
    seen = visible_to(user, rows, "training.run_course").select_related("course")
    for each in seen.order_by("ends_at", "pk")[:MOST]:
        address = reverse("training:attendance", args=[each.pk])
        due = local_day(each.ends_at) + NOTED_WITHIN
        yield Duty(_("Segnare chi c’era"), address, due, str(each.course))


def _to_conclude(user: User, standings: Standings) -> Iterator[Duty]:
    to_note = CourseDay.objects.filter(noted_at=None).order_by().values("course")
    rows = Course.objects.under_way().filter(
        _organised("organiser", standings), ends_at__lte=timezone.now()
    )
    seen = visible_to(user, rows.exclude(pk__in=to_note), "training.run_course")
    for each in seen.order_by("ends_at", "pk")[:MOST]:
        due = local_day(each.ends_at) + NOTED_WITHIN
        yield Duty(_("Concludere il corso"), each.get_absolute_url(), due, each.title)


def _organised(path: str, standings: Standings) -> Q:
    """The courses of the own services; for who coordinates those that no service at the table is
    behind: its own, and those of a service that left.
    """
    own = Q(**{f"{path}__in": standings.speaks_for})
    if standings.coordinates:
        own |= ~Q(**{f"{path}__in": Seat.objects.today().values("service")})
    return own
