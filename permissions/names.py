"""Names of permissions (app.codename) and their keys, read once: they change only by migration."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models.signals import post_migrate
from django.dispatch import receiver

_keys: dict[str, int] = {}
_names: dict[int, str] = {}


def key_of(name: str) -> int:
    """The key of the permission `name`. Raises KeyError for a name that no model declares."""
    _read()
    return _keys[name]


def name_of(key: int) -> str:
    """The name of the permission with this key."""
    _read()
    return _names[key]


def _read() -> None:
    if _keys:
        return
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    _keys.update((f"{label}.{codename}", pk) for label, codename, pk in rows)
    _names.update((pk, name) for name, pk in _keys.items())


@receiver(post_migrate)
def forget(**_: Any) -> None:
    """Read the keys again at the next question."""
    _keys.clear()
    _names.clear()
