"""Who may be asked to the table: those who speak for a service there, and its other staff."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from intranet.network.models import Seat
from permissions.models import (
    Organisation,
    OrganisationGroupObjectPermission,
    User,
    unexpired,
)

SPEAKS, WORKS = "represent_service", "use_intranet"


@dataclass(frozen=True)
class Colleague:
    """One person as they work for one service; `speaks` for it, or works there."""

    user: User
    service: Organisation
    speaks: bool

    @property
    def key(self) -> str:
        return f"{self.service.pk}-{self.user.pk}"

    def __str__(self) -> str:
        return f"{self.user} · {self.service.short_name}"


def services() -> list[Organisation]:
    """Those with a seat today, and the coordination itself, by name."""
    seated = Seat.objects.on(timezone.localdate()).values("service")
    province = Organisation.objects.filter(kind=Organisation.Kind.PROVINCE)
    return list((Organisation.objects.filter(pk__in=seated) | province).order_by("name"))


def colleagues() -> list[Colleague]:
    """Everybody of the network, service by service, by surname. In 3 queries."""
    offices = {each.pk: each for each in services()}
    held = OrganisationGroupObjectPermission.objects.filter(
        unexpired(),
        permission__codename__in=(SPEAKS, WORKS),
        content_object__in=offices,
        group__user__is_active=True,
    )
    pairs = held.values_list("permission__codename", "content_object_id", "group__user")
    found: dict[tuple[int, int], bool] = {}
    for codename, office, user in pairs:
        found[office, user] = found.get((office, user), False) or codename == SPEAKS
    users = User.objects.in_bulk({user for _office, user in found})
    made = [
        Colleague(users[user], offices[office], speaks) for (office, user), speaks in found.items()
    ]
    return sorted(made, key=_place)


def without_accounts(people: Iterable[Colleague]) -> list[Organisation]:
    """The services with a seat in which nobody among `people` works: they are asked by name."""
    inhabited = {each.service.pk for each in people}
    return [
        each
        for each in services()
        if each.pk not in inhabited and each.kind == Organisation.Kind.SERVICE
    ]


def _place(colleague: Colleague) -> tuple[str, str, str, int]:
    user = colleague.user
    return (colleague.service.name, user.last_name, user.first_name, user.pk)
