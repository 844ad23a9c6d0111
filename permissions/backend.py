"""Django's own question, `user.has_perm(name, object)`, answered by the policy alone."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from permissions.policy import may


class PolicyBackend(BaseBackend):
    """Signs nobody in. Without an object nobody holds anything."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return obj is not None and may(user_obj, perm, obj)
