"""Whom the room tells of what happens to a card."""

from django.db.models import Q, QuerySet

from permissions.models import (
    Organisation,
    OrganisationGroupObjectPermission,
    OrganisationUserObjectPermission,
    User,
    unexpired,
)

COORDINATES, REPRESENTS = "coordinate_network", "represent_service"


def coordinators() -> QuerySet[User]:
    """Those who coordinate the network."""
    return _holding(COORDINATES, Q())


def delegates_of(service: Organisation) -> QuerySet[User]:
    """Those who speak for `service`."""
    return _holding(REPRESENTS, Q(content_object=service))


def _holding(codename: str, where: Q) -> QuerySet[User]:
    rows = Q(unexpired(), where, permission__codename=codename)
    own = OrganisationUserObjectPermission.objects.filter(rows).values("user")
    units = OrganisationGroupObjectPermission.objects.filter(rows).values("group")
    held = Q(pk__in=own) | Q(groups__in=units)
    return User.objects.filter(held, is_active=True).order_by("pk").distinct()
