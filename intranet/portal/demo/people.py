"""The organisations and personas of the demonstration."""

import tomllib
from typing import Any

from django.conf import settings

from permissions.assignment import join
from permissions.models import Organisation, User
from permissions.people import add_organisation, add_user, system_user
from permissions.roles import Role
from workflows.cases.actions.rooms import add_room

SOURCE = settings.ROOT / "fixtures" / "people.toml"


def password_of(username: str) -> str:
    """The password of a persona: known to all, for data that nobody needs to protect.

    Nobody has to change it, as they would have to if an administrator had given it.
    """
    return f"{username}-prova"


def read() -> dict[str, Any]:
    """The personas and organisations as they stand in the fixture."""
    return tomllib.loads(SOURCE.read_text())


def add_people() -> dict[str, User]:
    """Add every organisation, room and persona; returns the users by name."""
    source = read()
    organisations = {key: _organisation(**row) for key, row in source["organisations"].items()}
    return {row["username"]: _person(organisations, **row) for row in source["people"]}


def _organisation(rooms: tuple[str, ...] = (), **values: Any) -> Organisation:
    kind = Organisation.Kind(values.pop("kind"))
    organisation = add_organisation(kind, by=system_user(), **values)
    for name in rooms:
        add_room(organisation, by=system_user(), name=name)
    return organisation


def _person(
    organisations: dict[str, Organisation],
    username: str,
    role: str,
    organisation: str,
    **names: str,
) -> User:
    user = add_user(username, password_of(username), **names)
    join(organisations[organisation], user, Role(role), by=system_user())
    return user
