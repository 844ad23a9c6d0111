"""The substitutions of some organisations: under way, planned, past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from intranet.portal.keyset import cut
from permissions.models import Membership, Organisation, Substitution, User
from permissions.policy import visible_to
from permissions.substitution import ROLE

NAME = "permissions.name_substitutes"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Absence:
    """A substitution in days, the last one included."""

    substitution: Substitution

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.substitution.since)

    @property
    def last_day(self) -> date:
        return timezone.localdate(self.substitution.until - timedelta(microseconds=1))

    @property
    def was_called_off(self) -> bool:
        """Whether it was ended before it began."""
        ended = self.substitution.ended_at
        return ended is not None and ended < self.substitution.since


@dataclass(frozen=True)
class Absences:
    under_way: list[Absence]
    planned: list[Absence]
    past: list[Absence]
    after: str


def absences_for(user: User, after: str) -> Absences:
    """What `user` may know of; of the past one page, the latest first. In two queries."""
    found = visible_to(user, Substitution.objects.all(), NAME)
    found = found.select_related("absent", "stand_in", "organisation")
    now = timezone.now()
    to_come = list(found.filter(ended_at=None, until__gt=now).order_by("since", "pk"))
    over = found.filter(Q(until__lte=now) | ~Q(ended_at=None))
    past = cut(over, "until", "pk", after, descending=True)
    return Absences(
        under_way=[Absence(each) for each in to_come if each.since <= now],
        planned=[Absence(each) for each in to_come if each.since > now],
        past=[Absence(each) for each in past.rows],
        after=past.after,
    )


def operators_of(offices: Sequence[Organisation]) -> QuerySet[User]:
    """Those whose work passes to another, and those who can take it."""
    members = Membership.objects.current().filter(organisation__in=offices, role=ROLE)
    found = User.objects.filter(is_active=True, pk__in=members.values("user"))
    return found.order_by("last_name", "first_name")


def whole_days(first: date, last: date) -> tuple[datetime, datetime]:
    """From the midnight before `first` to the one after `last`, in the time of the service."""
    return _midnight(first), _midnight(last + DAY)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())
