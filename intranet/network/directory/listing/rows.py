"""The services at the table as the network reads them: where they are, and what they say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from typing import Any

from django.utils import timezone

from intranet.network.directory.models import Card, Edition, Intake
from intranet.network.directory.places.municipalities import Place, kilometres, place_of
from intranet.network.directory.waiting import Waiting, own_waits, waiting_of
from intranet.network.models import Seat
from permissions.models import Organisation, User
from permissions.policy import visible_to


@dataclass(frozen=True)
class Row:
    """One service. `edition` is what its card says, None where none is approved.

    `distance` is in kilometres from the place that was asked, None where it is not known.
    """

    service: Organisation
    edition: Edition | None
    waiting: Waiting
    place: Place | None
    distance: float | None = None

    @property
    def is_closed(self) -> bool:
        return self.edition is not None and self.edition.intake == Intake.CLOSED

    @property
    def has_places(self) -> bool:
        return self.edition is not None and self.edition.intake == Intake.OPEN


def rows_for(user: User, origin: Place | None = None) -> list[Row]:
    """The services at the table that `user` may see, by name; a fixed number of queries."""
    seats = visible_to(user, Seat.objects.today()).select_related("service__card__current")
    return rows_of([seat.service for seat in seats], origin)


def rows_of(services: Iterable[Organisation], origin: Place | None = None) -> list[Row]:
    """`services` as they say of themselves; their cards are read already, if it was asked for."""
    every = list(services)
    own = own_waits(service.pk for service in every)
    return [
        _row(service, waiting_of(service.pk, in_force(service), own), origin) for service in every
    ]


def in_force(service: Organisation) -> Edition | None:
    """What the network reads of `service`."""
    card: Card | None = getattr(service, "card", None)
    return card.current if card else None


def _row(service: Organisation, waiting: Waiting, origin: Place | None) -> Row:
    place = place_of(service.municipality)
    distance = kilometres(origin, place) if origin and place else None
    return Row(service, in_force(service), waiting, place, distance)


def by_distance(row: Row) -> Any:
    """The nearest first, what is not known last; the shorter wait where it is the same way."""
    return (_or_last(row.distance), _or_last(row.waiting.days), str(row.service), row.service.pk)


def by_waiting(row: Row) -> Any:
    return (_or_last(row.waiting.days), _or_last(row.distance), str(row.service), row.service.pk)


def by_name(row: Row) -> Any:
    return (str(row.service).casefold(), row.service.pk)


Order = Callable[[Row], Any]


def _or_last(number: float | None) -> float:
    return inf if number is None else number


def departed() -> list[Seat]:
    """The services that have left the table, each with its last seat, the latest first."""
    seated = Seat.objects.today().values("service")
    gone = Seat.objects.filter(until__lt=timezone.localdate()).exclude(service__in=seated)
    latest: dict[int, Seat] = {}
    for seat in gone.select_related("service").order_by("-until", "-pk"):
        latest.setdefault(seat.service_id, seat)
    return list(latest.values())
