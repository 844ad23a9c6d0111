"""Users and organisations: how they come into the system."""

from typing import Any

from permissions.audit import action
from permissions.grants import unit_changed
from permissions.models import Organisation, Unit, User

SYSTEM = "sistema"


def system_user() -> User:
    """The author of what no person did: timers, seeding. Nobody can sign in as it."""
    user, made = User.objects.get_or_create(
        username=SYSTEM, defaults={"last_name": "Sistema", "is_active": False}
    )
    if made:
        user.set_unusable_password()
        user.save()
    return user


@action("organisation.added")
def add_organisation(kind: Organisation.Kind, *, by: User, **values: Any) -> Organisation:
    """Add an administration or office."""
    return Organisation.objects.create(kind=kind, **values)


def add_user(username: str, password: str, **values: Any) -> User:
    """Add one who signs in with a name and a password."""
    return User.objects.create_user(username, password=password, **values)


@action("user.deactivated")
def deactivate(user: User, *, by: User) -> None:
    """Let `user` in no more: leavers are never deleted, and their work keeps their name.

    Tasks in their hands are given back.
    """
    user.is_active = False
    user.save()
    unit_changed.send(sender=Unit, user=user)
