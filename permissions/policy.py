"""The two questions: may this user do that to this object, and which ones may they see."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model

from permissions.guards import guarded_by
from permissions.models import User, unexpired
from permissions.names import key_of, name_of

Person = User | AnonymousUser


class Rules(Protocol):
    """Answers for records whose rights are no grants on one object, as things in a tree."""

    def allowed(self, user: Person, record: Any) -> frozenset[str]: ...

    def visible[M: models.Model](
        self, user: Person, queryset: models.QuerySet[M], permission: str
    ) -> models.QuerySet[M]: ...


@dataclass(frozen=True)
class Sight:
    """One way to see a record: a permission on what guards it, and which records it opens."""

    permission: str
    only: Q = field(default_factory=Q)


def allowed(user: Person, record: Any) -> frozenset[str]:
    """Every permission `user` holds on the object that guards `record`, in one query.

    What has `rules` of its own is asked by them, and may be open to those who are not signed in.
    """
    guard = guarded_by(record)
    if hasattr(guard, "rules"):
        return guard.rules.allowed(user, guard)
    if not user.is_active or not isinstance(user, User):
        return frozenset()
    own = get_user_obj_perms_model(guard)._default_manager.filter(
        unexpired(), content_object=guard, user=user
    )
    units = get_group_obj_perms_model(guard)._default_manager.filter(
        unexpired(), content_object=guard, group__user=user
    )
    keys = own.values_list("permission_id").union(units.values_list("permission_id"))
    return frozenset(name_of(row[0]) for row in keys)


def may(user: Person, permission: str, record: Any) -> bool:
    """Whether `user` holds `permission` (app.codename) on the object that guards `record`."""
    return permission in allowed(user, record)


def visible_to[M: models.Model](
    user: Person, queryset: models.QuerySet[M], permission: str = ""
) -> models.QuerySet[M]:
    """Those of `queryset` that `user` may see, decided in the database.

    The model says how it is seen: `sights` lists the permissions that open it, `guard_path` the
    way to the object they are held on. `permission` asks for that one instead; `guard_paths` names
    the permissions that are held elsewhere, and where.
    """
    model = queryset.model
    guard = _guard_model(model, getattr(model, "guard_path", ""))
    if hasattr(guard, "rules"):
        return _by_rules(user, queryset, permission, guard)
    sights = (Sight(permission),) if permission else model.sights  # type: ignore[attr-defined]
    if not user.is_active or not isinstance(user, User):
        return queryset.none()
    condition = Q(pk__in=())
    for sight in sights:
        path = _guard_path(model, sight.permission)
        keys = _guards(user, _guard_model(model, path), sight.permission)
        condition |= Q(**{f"{path}__in" if path else "pk__in": keys}) & sight.only
    return queryset.filter(condition)


def _by_rules[M: models.Model](
    user: Person, queryset: models.QuerySet[M], permission: str, guard: Any
) -> models.QuerySet[M]:
    """The rules know by which permission a guard is seen; what belongs to it may name others."""
    path = getattr(queryset.model, "guard_path", "")
    if not path:
        return guard.rules.visible(user, queryset, permission)
    sights = getattr(queryset.model, "sights", (Sight(""),))
    condition = Q(pk__in=())
    for sight in (Sight(permission),) if permission else sights:
        guards = guard.rules.visible(user, guard._default_manager.all(), sight.permission)
        condition |= Q(**{f"{path}__in": guards.values("pk")}) & sight.only
    return queryset.filter(condition)


def _guard_path(model: Any, permission: str) -> str:
    elsewhere = getattr(model, "guard_paths", {})
    path: str = elsewhere.get(permission, getattr(model, "guard_path", ""))
    return path


def _guard_model(model: type[models.Model], path: str) -> type[models.Model]:
    for step in filter(None, path.split("__")):
        model = model._meta.get_field(step).related_model  # type: ignore[assignment]
    return model


def _guards(user: User, model: Any, permission: str) -> Any:
    """The keys of the objects of `model` on which `user` holds `permission`, as a subquery.

    A union of two index scans: the one form that is quick for few grants and for many.
    """
    key = key_of(permission)
    own = get_user_obj_perms_model(model)._default_manager.filter(
        unexpired(), user=user, permission_id=key
    )
    units = get_group_obj_perms_model(model)._default_manager.filter(
        unexpired(), group__user=user, permission_id=key
    )
    return own.values("content_object_id").union(units.values("content_object_id"))
