"""From roles to grants: the only place where guardian's rows are written."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.dispatch import Signal
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model

from permissions.matrix import permissions_for
from permissions.models import LocalRole
from permissions.names import key_of

# Sent with `guard`, the object on which somebody gained or lost something.
grants_changed = Signal()
# Sent with `user`, who joined or left a unit, or may not sign in any more.
unit_changed = Signal()

Grant = tuple[int, int]  # (subject, permission)


def sync(guard: Any) -> None:
    """Make the grants on `guard` exactly what the matrix says of its state and its local roles.

    Runs inside the transaction of the action that changed either.
    """
    wanted_users, wanted_units = _wanted(guard)
    with transaction.atomic():
        changed = _write(get_user_obj_perms_model(guard), "user_id", guard, wanted_users)
        changed |= _write(get_group_obj_perms_model(guard), "group_id", guard, wanted_units)
    if changed:
        grants_changed.send(sender=type(guard), guard=guard)


def drift(guard: Any) -> bool:
    """Whether the stored grants differ from what the matrix wants: never, when all is well."""
    wanted_users, wanted_units = _wanted(guard)
    stored_users = _stored(get_user_obj_perms_model(guard), "user_id", guard)
    stored_units = _stored(get_group_obj_perms_model(guard), "group_id", guard)
    return set(stored_users) != wanted_users or set(stored_units) != wanted_units


def _wanted(guard: Any) -> tuple[set[Grant], set[Grant]]:
    content_type = ContentType.objects.get_for_model(guard)
    roles = LocalRole.objects.current().filter(content_type=content_type, object_id=guard.pk)
    users: set[Grant] = set()
    units: set[Grant] = set()
    for user_id, group_id, role in roles.values_list("user_id", "unit__group_id", "role"):
        names = permissions_for(guard.guard_kind, guard.guard_state, role)
        subject, target = (user_id, users) if user_id else (group_id, units)
        target.update((subject, key_of(name)) for name in names)
    return users, units


def _stored(model: type[models.Model], subject: str, guard: Any) -> dict[Grant, int]:
    rows = model._default_manager.filter(content_object=guard)
    return {(who, what): pk for who, what, pk in rows.values_list(subject, "permission_id", "pk")}


def _write(model: type[models.Model], subject: str, guard: Any, wanted: Iterable[Grant]) -> bool:
    stored = _stored(model, subject, guard)
    missing = set(wanted) - stored.keys()
    surplus = [pk for grant, pk in stored.items() if grant not in set(wanted)]
    if surplus:
        model._default_manager.filter(pk__in=surplus).delete()
    if missing:
        model._default_manager.bulk_create(
            model(**{subject: who, "permission_id": what, "content_object": guard})
            for who, what in sorted(missing)
        )
    return bool(missing or surplus)
