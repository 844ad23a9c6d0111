"""What acts in the name of one who is let in no more ends with it; keys also with the password."""

from typing import Any

from django.db.models.signals import pre_save

from intranet.api.actions import end_keys_of
from intranet.api.hooks.actions import end_hooks_of
from permissions.models import User


def connect() -> None:
    """Listen; called once, when the app is ready."""
    pre_save.connect(_on_user, sender=User, dispatch_uid="api.leaving")


def _on_user(instance: User, **_kwargs: Any) -> None:
    """Before it is kept: were the work cut off there, a key would be dead too early, not too late.

    Django remembers in `_password` that a new one was set; a better digest of the same is none.
    """
    if instance.pk is None:
        return
    if not instance.is_active:
        end_hooks_of(instance)
    if not instance.is_active or getattr(instance, "_password", None) is not None:
        end_keys_of(instance)
