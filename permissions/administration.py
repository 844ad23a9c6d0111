"""Who works for an organisation, and as what: the acts of its administrator."""

from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from permissions.assignment import join, leave
from permissions.audit import action, note
from permissions.models import Membership, Organisation, User
from permissions.people import add_user, refuse_oneself
from permissions.refusal import Refused
from permissions.roles import ROLES_OF, Role

# Sent with `user`, to whom an administrator just gave `role` in `organisation`.
appointed = Signal()


@action("user.added")
def add_member(
    organisation: Organisation, *, by: User, username: str, password: str, role: Role, **names: str
) -> User:
    """Add one who signs in, and give them their first role in `organisation`.

    `password` is provisional: nothing opens by it until they chose another. Raises Refused for a
    name that somebody signs in with already, in any spelling, and for a role that is not held in
    such an organisation.
    """
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(_("Questo nome utente è già in uso."), field="username")
    _refuse_foreign(organisation, role)
    user = add_user(username, password, password_is_provisional=True, **names)
    _appoint(organisation, user, role, by)
    return user


@action("user.role_given")
def give_role(user: User, organisation: Organisation, role: Role, *, by: User) -> None:
    """Give a role to one who works or worked for `organisation`.

    Raises Refused for oneself, for a stranger, and for a role of another kind of organisation.
    """
    refuse_oneself(user, by)
    _refuse_foreign(organisation, role)
    if not user.memberships.filter(organisation=organisation).exists():
        raise Refused(_("Questa persona non è dell’organizzazione."))
    _appoint(organisation, user, role, by)


@action("user.role_ended")
def end_role(user: User, membership: Membership, *, by: User) -> None:
    """End a role of `user`. Raises Refused for oneself, and for one that ended before."""
    refuse_oneself(user, by)
    if membership.until is not None:
        raise Refused(_("Questo ruolo è già finito."))
    leave(membership.organisation, user, Role(membership.role), by=by)
    note(role=membership.role)


def _appoint(organisation: Organisation, user: User, role: Role, by: User) -> None:
    held = user.memberships.current().filter(organisation=organisation, role=role)
    is_new = not held.exists()
    join(organisation, user, role, by=by)
    note(role=role)
    if is_new:
        appointed.send(sender=Membership, organisation=organisation, user=user, role=role)


def _refuse_foreign(organisation: Organisation, role: Role) -> None:
    if role not in ROLES_OF[organisation.kind]:
        raise Refused(_("Questo ruolo non è di questa organizzazione."), field="role")
