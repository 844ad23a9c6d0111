"""The signature is the one of the specification; the secret is kept so that none can read it."""

import base64
from typing import Any

import pytest

from intranet.api.hooks.signing import new_secret, signed
from intranet.api.models import Hook
from intranet.portal.sealing import Unsealable, seal


def test_signature_is_that_of_a_known_message(clock: Any) -> None:
    """By openssl: `openssl dgst -sha256 -mac HMAC -macopt hexkey:… -binary | base64`."""
    hook = Hook(secret=seal("hooks", bytes(range(32))))

    headers = signed(hook, "msg_7", '{"type":"test"}')

    assert headers["webhook-id"] == "msg_7"
    assert headers["webhook-timestamp"] == "1788768000"
    assert headers["webhook-signature"] == "v1,6bPkSfWSKH3luyXgG39ewjSjsRiwmMbONGlZCbZyCgc="


def test_secret_is_random_and_sealed() -> None:
    shown, kept = new_secret()

    plain = base64.b64decode(shown.removeprefix("whsec_"))
    assert shown.startswith("whsec_")
    assert len(plain) == 32
    assert plain not in kept
    assert new_secret()[0] != shown


def test_secret_sealed_for_something_else_signs_nothing() -> None:
    with pytest.raises(Unsealable):
        signed(Hook(secret=seal("other", bytes(32))), "msg_7", "{}")
