"""Who may do what at the coordination table: kind of record → its state → standing → permissions.

The same table as `matrix`, for the records of the network of services: they are of all its
services, or of one of them, and not of single units. A state that is not listed for a kind gives
what "*" lists.
"""

from collections.abc import Mapping
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

Permissions = frozenset[str]


class Standing(models.TextChoices):
    """How one stands to a record of the table. Who works at no service of it is none of these."""

    COORDINATOR = "coordinator", _("Coordina la rete")
    # Of the very service that the record is of; and of any service with a seat.
    DELEGATE = "delegate", _("Rappresenta il servizio")
    REPRESENTATIVE = "representative", _("Rappresenta un servizio della rete")
    # All who work at a service with a seat, or coordinate the network.
    MEMBER = "member", _("Tutto il personale della rete")
    # The one whom the record names, as long as they are a member.
    PERSON = "person", _("La persona interessata")


By = Mapping[Standing, Permissions]


def _network(*names: str) -> Permissions:
    return frozenset(f"network.{name}" for name in names)


SEAT: Mapping[str, By] = {
    "*": {
        Standing.COORDINATOR: _network("view_seat", "end_seat"),
        Standing.MEMBER: _network("view_seat"),
    }
}

TABLE: Mapping[str, Mapping[str, By]] = {"seat": SEAT}


def permissions_at_table(kind: str, state: str, standing: Standing) -> Permissions:
    """What `standing` may do on a record of `kind` in `state`; nothing where nothing is listed."""
    states = TABLE[kind]
    return states.get(state, states.get("*", {})).get(standing, frozenset())


@cache
def openings(kind: str, permission: str, standing: Standing) -> tuple[frozenset[str], bool]:
    """The listed states in which `standing` holds `permission`, and whether "*" holds it too."""
    states = TABLE[kind]
    named = {name for name, by in states.items() if permission in by.get(standing, frozenset())}
    return frozenset(named - {"*"}), "*" in named
