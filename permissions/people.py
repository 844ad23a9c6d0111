"""Users and organisations: how they come into the system, and how users go."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from permissions import sessions
from permissions.audit import action
from permissions.grants import unit_changed
from permissions.models import Organisation, Unit, User
from permissions.refusal import Refused
from permissions.substitution import end_all_of
from permissions.system import SYSTEM, system_user

__all__ = [
    "SYSTEM",
    "add_organisation",
    "add_user",
    "deactivate",
    "end_sessions",
    "give_password",
    "own_password",
    "reactivate",
    "reset_second_factor",
    "system_user",
]


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

    Tasks in their hands are given back, their sessions and substitutions end. Raises Refused for
    oneself.
    """
    refuse_oneself(user, by)
    end_all_of(user, by=by)
    user.is_active = False
    user.save()
    unit_changed.send(sender=Unit, user=user)
    sessions.end_all(user)


@action("user.reactivated")
def reactivate(user: User, *, by: User) -> None:
    """Let `user` in again, with the roles that have not ended. Raises Refused for oneself."""
    refuse_oneself(user, by)
    user.is_active = True
    user.save()
    unit_changed.send(sender=Unit, user=user)


@action("user.second_factor_reset")
def reset_second_factor(user: User, *, by: User) -> None:
    """Forget every second factor of `user`, who lost it, and end their sessions.

    Raises Refused for oneself.
    """
    refuse_oneself(user, by)
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user)


@action("user.sessions_ended")
def end_sessions(user: User, *, by: User) -> None:
    """Sign `user` out everywhere. Raises Refused for oneself."""
    refuse_oneself(user, by)
    sessions.end_all(user)


@action("user.password_given")
def give_password(user: User, password: str, *, by: User) -> None:
    """Let `user`, who forgot theirs, choose another by way of `password`, and end their sessions.

    The second factor stays. Raises Refused for oneself.
    """
    refuse_oneself(user, by)
    user.set_password(password)
    user.password_is_provisional = True
    user.save()
    sessions.end_all(user)


@action("user.password_chosen")
def own_password(user: User, *, by: User) -> None:
    """Keep that `user` chose the password they sign in with: nobody else knows it any more."""
    user.password_is_provisional = False
    user.save()


def refuse_oneself(user: User, by: User) -> None:
    """Raises Refused where `by` would administer themselves."""
    if user == by:
        raise Refused(_("Nessuno amministra sé stesso: se ne occupa un’altra persona."))
