"""How the people of the tests come in: by password, by the code of an application."""

import base64
import hmac
import struct
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client

from intranet.portal.demo.people import password_of
from intranet.portal.door.seeds import sealed
from tests.personas import Persona

SIGN_IN = "/accesso/"
FACTORS = "/accesso/due-passaggi/"
CODE = "/accesso/due-passaggi/codice/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    cache.clear()


@pytest.fixture
def required(settings: Any) -> None:
    """As in production: a password alone is not enough."""
    settings.MFA_REQUIRED = True


def by_password(persona: Persona, client: Client | None = None) -> Client:
    """A browser in which the password of `persona` was accepted."""
    browser = client or Client()
    name = persona.user.username
    answer = browser.post(SIGN_IN, {"login": name, "password": password_of(name)})
    assert answer.status_code == 302
    return browser


def with_app(persona: Persona) -> Authenticator:
    """`persona` has an application with SECRET in it, and codes of reserve."""
    RecoveryCodes.activate(persona.user)
    return Authenticator.objects.create(
        user=persona.user, type=Authenticator.Type.TOTP, data={"secret": sealed(SECRET)}
    )


def with_passkey(persona: Persona) -> Authenticator:
    """`persona` has a passkey by name only: nobody can show it."""
    return Authenticator.objects.create(
        user=persona.user, type=Authenticator.Type.WEBAUTHN, data={"name": "telefono"}
    )


def by_both(persona: Persona) -> Client:
    """A browser in which `persona`, who has the application, showed a code too."""
    browser = by_password(persona)
    # A code is good once, in a window of thirty seconds: sign-ins of one test share it.
    cache.clear()
    assert browser.post(CODE, {"code": code()}).status_code == 302
    return browser


def code(secret: str = SECRET) -> str:
    """The code that the application shows now (RFC 6238, thirty seconds, six digits)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def is_in(browser: Client) -> bool:
    """Whether the browser gets at the work."""
    answer = browser.get("/", follow=True)
    return answer.status_code == 200 and "/accesso/" not in answer.request["PATH_INFO"]


def text_of(answer: Any) -> str:
    return str(answer.content.decode())
