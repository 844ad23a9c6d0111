"""One who comes to a task when it is done, and whose right to it ended with it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from permissions.matrix import MATRIX, permissions_for
from permissions.models import LocalRole, User


def might(user: User, permission: str, guard: Any) -> bool:
    """Whether a role that `user` holds on `guard` now gives `permission` in another of its states.

    Doing a task may move its guard on, and with that take the task from all who could do it.
    They learn that it was done; one whose role has ended learns nothing.
    """
    guard_type = ContentType.objects.get_for_model(guard)
    theirs = Q(user=user) | Q(unit__group__user=user)
    roles = LocalRole.objects.current().filter(theirs, content_type=guard_type, object_id=guard.pk)
    return user.is_active and any(
        permission in permissions_for(guard.guard_kind, state, role)
        for role in roles.values_list("role", flat=True).distinct()
        for state in MATRIX.get(guard.guard_kind, {})
    )
