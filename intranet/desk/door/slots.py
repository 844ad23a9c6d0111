"""The slots of today, as the door needs them: when, where, and who comes first, by first name."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from permissions.models import User
from permissions.policy import visible_to
from workflows.cases import terms
from workflows.cases.enums import Level
from workflows.cases.models import Arrival, Person, Visit


@dataclass(frozen=True)
class Guest:
    """One who is expected, when, and whether they have come and gone."""

    person: Person
    arrives: datetime
    leaves: datetime
    arrival: Arrival | None


@dataclass(frozen=True)
class Slot:
    """A visit of today; `is_watched` where the reader notes who comes and goes."""

    visit: Visit
    guests: list[Guest]
    is_watched: bool

    @property
    def is_remote(self) -> bool:
        return bool(self.visit.level == Level.VIDEO)


def slots_today(user: User) -> list[Slot]:
    """The visits of today at the door `user` keeps, and those they are called to, in time order.

    To a video call nobody comes: only who is called to it sees it.
    """
    kept = visible_to(user, visits_today(), "permissions.watch_door").exclude(level=Level.VIDEO)
    called = visible_to(user, visits_today(), "cases.view_slot")
    watched = _drawn(kept)
    keys = {visit.pk for visit in watched}
    slots = [_slot(visit, is_watched=True) for visit in watched]
    slots += [_slot(visit, is_watched=False) for visit in _drawn(called) if visit.pk not in keys]
    return sorted(slots, key=lambda slot: (slot.visit.starts_at, slot.visit.pk))


def visits_today() -> QuerySet[Visit]:
    """Those of today that are neither cancelled nor missed."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = start + timedelta(days=1)
    return Visit.objects.taking_place().filter(starts_at__gte=start, starts_at__lt=tomorrow)


def _drawn(visits: QuerySet[Visit]) -> list[Visit]:
    drawn = visits.select_related("room", "visitor")
    return list(drawn.prefetch_related("visitor__children__child", "arrivals"))


def _slot(visit: Visit, *, is_watched: bool) -> Slot:
    arrivals = {arrival.person_id: arrival for arrival in visit.arrivals.all()}
    guests = [_guest(visit, person, arrivals.get(person.pk)) for person in visit.expected()]
    return Slot(visit, guests, is_watched)


def _guest(visit: Visit, person: Person, arrival: Arrival | None) -> Guest:
    """The visitor is there before the child, and stays until it has gone."""
    margin = timedelta() if person.is_child() else terms.STAGGER
    return Guest(person, visit.starts_at - margin, visit.ends_at + margin, arrival)
