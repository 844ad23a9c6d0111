"""What one user is at the table: whom they represent, where they work, whether they coordinate."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

from permissions.models import (
    OrganisationGroupObjectPermission,
    OrganisationUserObjectPermission,
    User,
    unexpired,
)
from permissions.policy import Person

COORDINATES, REPRESENTS, WORKS = "coordinate_network", "represent_service", "use_intranet"


@dataclass(frozen=True)
class Standings:
    """`represents` holds the services, by key, that one speaks for, with a seat or without."""

    user: User | None
    coordinates: bool
    represents: frozenset[int]
    seated: frozenset[int]

    @property
    def speaks_for(self) -> frozenset[int]:
        """The services with a seat that one represents."""
        return self.represents & self.seated

    @property
    def spoke_for(self) -> frozenset[int]:
        """Those that sit at the table no more, or never did."""
        return self.represents - self.seated

    @property
    def is_member(self) -> bool:
        return self.coordinates or bool(self.seated)

    @property
    def is_representative(self) -> bool:
        """Of a service that has a seat."""
        return bool(self.speaks_for)


NOBODY = Standings(None, False, frozenset(), frozenset())


_known: ContextVar[dict[int, Standings] | None] = ContextVar("known", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it what somebody is at the table is read once: to read a page, and change nothing."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def standings_of(user: Person) -> Standings:
    """What `user` is at the table now, in two queries; nobody who may not sign in."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    known = _known.get()
    if known is None:
        return _read(user)
    if user.pk not in known:
        known[user.pk] = _read(user)
    return known[user.pk]


def _read(user: User) -> Standings:
    held = _held(user)
    return Standings(
        user=user,
        coordinates=bool(held[COORDINATES]),
        represents=frozenset(held[REPRESENTS]),
        seated=_seated(held[WORKS]),
    )


def _held(user: User) -> dict[str, set[int]]:
    """The organisations on which `user` holds each of the codenames that count here."""
    rows = {"permission__codename__in": (COORDINATES, REPRESENTS, WORKS)}
    fields = ("permission__codename", "content_object_id")
    own = OrganisationUserObjectPermission.objects.filter(unexpired(), user=user, **rows)
    units = OrganisationGroupObjectPermission.objects.filter(unexpired(), group__user=user, **rows)
    found: dict[str, set[int]] = defaultdict(set)
    for codename, organisation in own.values_list(*fields).union(units.values_list(*fields)):
        found[codename].add(organisation)
    return found


def _seated(organisations: set[int]) -> frozenset[int]:
    if not organisations:
        return frozenset()
    # Models name the rules of this room: it cannot import them.
    seats: Any = apps.get_model("network", "Seat")._default_manager
    held = seats.on(timezone.localdate()).filter(service__in=organisations)
    return frozenset(held.values_list("service_id", flat=True))
