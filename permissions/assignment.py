"""Giving and ending roles: in an organisation (join, leave) or on one object (assign, revoke)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone

from permissions.audit import action
from permissions.grants import sync, unit_changed
from permissions.models import LocalRole, Membership, Organisation, Unit, User
from permissions.roles import Role
from permissions.substitution import cover, end_all_of


def unit_of(organisation: Organisation, role: Role) -> Unit:
    """The unit of those with `role` in `organisation`, made at its first use."""
    unit = Unit.objects.filter(organisation=organisation, role=role).first()
    if unit is None:
        group = Group.objects.create(name=f"{organisation.pk}:{role}")
        unit = Unit.objects.create(organisation=organisation, role=role, group=group)
        # What the unit may do on its own organisation.
        LocalRole.objects.create(unit=unit, role=role, target=organisation)
        sync(organisation)
    return unit


@action("membership.began")
def join(organisation: Organisation, user: User, role: Role, *, by: User) -> Membership:
    """Give `user` a role in `organisation`; a second time changes nothing."""
    unit = unit_of(organisation, role)
    open_membership = Membership.objects.filter(
        user=user, organisation=organisation, role=role, until=None
    ).first()
    membership = open_membership or Membership.objects.create(
        user=user, organisation=organisation, role=role
    )
    user.groups.add(unit.group)
    unit_changed.send(sender=Unit, user=user)
    return membership


@action("membership.ended")
def leave(organisation: Organisation, user: User, role: Role, *, by: User) -> None:
    """End the role of `user` in `organisation`, and every role on single objects it carried.

    So do the substitutions they had a part in.

    A role on an object stays while another membership carries it: one in an organisation that
    has a part in that object.
    """
    # First, for who changes a unit waits until nobody is at work, and holds nothing meanwhile.
    user.groups.remove(unit_of(organisation, role).group)
    end_all_of(user, by=by, organisation=organisation)
    now = timezone.now()
    for membership in Membership.objects.filter(
        user=user, organisation=organisation, role=role, until=None
    ):
        membership.until = now
        membership.save()
    still_in = set(
        Membership.objects.current()
        .filter(user=user, role=role)
        .values_list("organisation", flat=True)
    )
    for local in LocalRole.objects.current().filter(user=user, role=role):
        target: Any = local.target
        if not still_in & target.guard_organisations:
            _end(local)
            sync(target)
    unit_changed.send(sender=Unit, user=user)


@action("role.assigned")
def assign(
    target: Any, whom: User | Unit, role: Role, *, by: User, until: datetime | None = None
) -> LocalRole:
    """Give `whom` a role on `target`, for good or until a moment.

    Who holds it already for as long, or longer, keeps what they hold.
    """
    subject = {"user": whom} if isinstance(whom, User) else {"unit": whom}
    held = _roles_on(target).filter(_as_long_as(until), role=role, substitution=None, **subject)
    local = held.first() or LocalRole.objects.create(
        role=role, target=target, until=until, **subject
    )
    cover(local)
    sync(target)
    return local


def open_to(target: Any, units: Iterable[Unit]) -> None:
    """Give each unit its own role on a new `target`: those who work on it by their office."""
    for unit in units:
        LocalRole.objects.create(role=unit.role, target=target, unit=unit)
    sync(target)


@action("role.revoked")
def revoke(target: Any, role: Role, *, by: User, whom: User | None = None) -> None:
    """End a role on `target`: of one user, or of every user and unit that holds it.

    Who stands in for that user loses it with them.
    """
    held = _roles_on(target).filter(role=role)
    if whom is not None:
        held = held.filter(Q(user=whom, substitution=None) | Q(substitution__absent=whom))
    for local in held:
        _end(local)
    sync(target)


def holders(target: Any, role: Role) -> list[User]:
    """The users who hold `role` on `target` themselves: not through a unit, nor for another."""
    own = _roles_on(target).filter(role=role, unit=None, substitution=None)
    return [local.user for local in own]


def _roles_on(target: Any) -> Any:
    return (
        LocalRole.objects.current()
        .filter(content_type=ContentType.objects.get_for_model(target), object_id=target.pk)
        .select_related("user", "unit")
    )


def _as_long_as(until: datetime | None) -> Q:
    return Q(until=None) | Q(until__gte=until) if until else Q(until=None)


def _end(local: LocalRole) -> None:
    local.until = timezone.now()
    local.save()
