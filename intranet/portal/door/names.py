"""One person under every spelling of a user name, for the count of failed attempts."""

from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def counted_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The name under which an attempt is counted.

    Sign-in finds a user whatever the case of the letters: were `ada` and `Ada` counted apart,
    each spelling would give an attacker a fresh set of attempts.
    """
    typed = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(typed).strip().lower()


def address_of(request: HttpRequest) -> str | None:
    """The address an attempt came from, behind the proxies that are ours; None if unknown."""
    with suppress(PermissionDenied):
        return str(get_adapter(request).get_client_ip(request))
    return None
