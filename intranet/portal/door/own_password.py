"""A password that the administration gave opens nothing but the page to choose another."""

from typing import Any

from allauth.account.signals import password_changed
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from intranet.portal.door.headers import Answer
from permissions.models import User
from permissions.people import own_password

# All that is open until then.
CHOOSING = ("account_change_password", "account_logout")


def has_to_choose(request: HttpRequest) -> bool:
    """Whether one who signed in did so by a password that somebody else knows."""
    # A request that is refused at the door has no user yet.
    user = getattr(request, "user", None)
    return isinstance(user, User) and user.password_is_provisional


class OwnPasswordRequired:
    """Default deny: every address, one that does not exist included, leads to that page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if has_to_choose(request) and request.path not in map(reverse, CHOOSING):
            return _to_the_choice(request)
        return self.get_response(request)


def connect() -> None:
    password_changed.connect(_chosen, dispatch_uid="door.password")


def _to_the_choice(request: HttpRequest) -> HttpResponse:
    address = reverse("account_change_password")
    if "HX-Request" in request.headers:
        return HttpResponseClientRedirect(address)
    return redirect(address)


def _chosen(user: User, **_: Any) -> None:
    if user.password_is_provisional:
        own_password(user, by=user)
