"""The keys of one who is let in no more end with it, in the same transaction."""

from typing import Any

from django.db.models.signals import post_save

from intranet.api.actions import end_keys_of
from permissions.models import User


def connect() -> None:
    """Listen; called once, when the app is ready."""
    post_save.connect(_on_user, sender=User, dispatch_uid="api.leaving")


def _on_user(instance: User, **_kwargs: Any) -> None:
    if not instance.is_active:
        end_keys_of(instance)
