"""The second factor: whoever has not shown one in this session gets no further than its page."""

import functools
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from intranet.portal.door.headers import Answer
from permissions.models import User
from permissions.routes import View

# Codes of reserve stand beside one of these; by themselves they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# All that is open before the first second factor is there.
ENROLMENT = (
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
)


def factors_of(user: Any) -> models.QuerySet[Authenticator]:
    """What `user` can show beside the password: an application's code, passkeys."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)


def is_kept_out(request: HttpRequest) -> bool:
    """Whether one who signed in has still to show a second factor in this session."""
    if not settings.MFA_REQUIRED or not request.user.is_authenticated:
        return False
    shown = get_authentication_records(request, request.user)
    return not any(record["method"] == "mfa" for record in shown)


class SecondFactorRequired:
    """Default deny: every address, one that does not exist included, leads to the enrolment.

    Who has a second factor and did not show it is signed out: the password alone, known to a
    thief, must not be enough to add another.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_kept_out(request):
            if factors_of(request.user).exists():
                logout(request)
            elif request.path not in map(reverse, ENROLMENT):
                return _to_enrolment(request)
        return self.get_response(request)


def _to_enrolment(request: HttpRequest) -> HttpResponse:
    address = reverse("mfa_index")
    if "HX-Request" in request.headers:
        return HttpResponseClientRedirect(address)
    return redirect(address)


def keeps_the_last(view: View) -> View:
    """Refuse to remove the only second factor where one is required.

    Two that are removed at once wait for each other.
    """

    @functools.wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.MFA_REQUIRED or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            User.objects.select_for_update().get(pk=request.user.pk)
            if factors_of(request.user).count() > 1:
                return view(request, *args, **kwargs)
        messages.warning(request, _("È l'unico secondo passaggio: prima se ne aggiunge un altro."))
        return redirect("mfa_index")

    return run


def connect() -> None:
    authenticator_added.connect(_shown, dispatch_uid="door.shown")
    authenticator_added.connect(_end_other_sessions, dispatch_uid="door.added")
    authenticator_removed.connect(_end_other_sessions, dispatch_uid="door.removed")


def _shown(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Adding a second factor takes the factor itself: it has been shown."""
    if authenticator.type in FACTORS:
        kind = {"id": authenticator.pk, "type": authenticator.type}
        record_authentication(request, user, "mfa", **kind)


def _end_other_sessions(request: HttpRequest, user: User, **_: Any) -> None:
    """Whoever came in another way, perhaps with a stolen one, comes in again by the new."""
    for session in UserSession.objects.filter(user=user):
        if session.session_key != request.session.session_key:
            session.end()
