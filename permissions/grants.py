"""From roles to grants: the only place where guardian's rows are written."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.dispatch import Signal
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model

from permissions.guards import guard_locking, lock
from permissions.matrix import permissions_for
from permissions.models import LocalRole, UserGrant, unexpired
from permissions.names import key_of

# Sent with `guard`, the object on which somebody gained or lost something.
grants_changed = Signal()
# Sent with `user`, who joined or left a unit, or may not sign in any more.
unit_changed = Signal()

Grant = tuple[int, int]  # (subject, permission)
Grants = dict[Grant, datetime | None]  # until when; None is for good


def sync(guard: Any) -> None:
    """Make the grants on `guard` exactly what the matrix says of its state and its local roles.

    Runs inside the transaction of the action that changed either. Two who sync the same object
    wait for each other, and the second sees what the first left.
    """
    with transaction.atomic():
        guard_locking.send(sender=type(guard), guard=guard)
        guard = lock(guard)
        users, units = _wanted(guard)
        changed = _write(get_user_obj_perms_model(guard), "user_id", guard, users)
        changed |= _write(get_group_obj_perms_model(guard), "group_id", guard, units)
        if changed:
            grants_changed.send(sender=type(guard), guard=guard)


def drift(guard: Any) -> bool:
    """Whether the grants that hold differ from what the matrix wants: never, when all is well."""
    users, units = _wanted(guard)
    own = get_user_obj_perms_model(guard)._default_manager.filter(unexpired())
    shared = get_group_obj_perms_model(guard)._default_manager.filter(unexpired())
    return (_stored(own, "user_id", guard), _stored(shared, "group_id", guard)) != (users, units)


def tidy() -> None:
    """Take away the grants that have passed, and what was derived from them."""
    for guard in list(_with_passed_grants()):
        sync(guard)


def guard_models() -> list[Any]:
    """The models that access is granted on."""
    grants: list[Any] = UserGrant.__subclasses__()
    fields = (model._meta.get_field("content_object") for model in grants)
    return [field.related_model for field in fields]


def _with_passed_grants() -> Iterator[Any]:
    for model in guard_models():
        for grants in (get_user_obj_perms_model(model), get_group_obj_perms_model(model)):
            passed = grants._default_manager.exclude(unexpired())
            yield from model._default_manager.filter(pk__in=passed.values("content_object"))


def _wanted(guard: Any) -> tuple[Grants, Grants]:
    """What users and units hold by their roles: what two roles give, until the later end."""
    content_type = ContentType.objects.get_for_model(guard)
    roles = LocalRole.objects.current().filter(content_type=content_type, object_id=guard.pk)
    # The later end is written over the earlier one.
    by_end = roles.order_by(F("until").asc(nulls_last=True))
    users: Grants = {}
    units: Grants = {}
    for user, group, role, until in by_end.values_list("user", "unit__group", "role", "until"):
        subject, target = (user, users) if user else (group, units)
        for name in permissions_for(guard.guard_kind, guard.guard_state, role):
            target[subject, key_of(name)] = until
    return users, units


def _stored(rows: Any, subject: str, guard: Any) -> Grants:
    found = rows.filter(content_object=guard).values_list(subject, "permission_id", "until")
    return {(who, what): until for who, what, until in found}


def _write(model: Any, subject: str, guard: Any, wanted: Grants) -> bool:
    rows = model._default_manager.filter(content_object=guard)
    stored = {
        (who, what, until): pk
        for who, what, until, pk in rows.values_list(subject, "permission_id", "until", "pk")
    }
    asked = {(who, what, until) for (who, what), until in wanted.items()}
    surplus = [pk for grant, pk in stored.items() if grant not in asked]
    missing = {grant for grant, until in wanted.items() if (*grant, until) not in stored}
    if surplus:
        rows.filter(pk__in=surplus).delete()
    if missing:
        model._default_manager.bulk_create(
            model(
                **{subject: who},
                permission_id=what,
                until=wanted[who, what],
                content_object=guard,
            )
            for who, what in sorted(missing)
        )
    return bool(missing or surplus)
