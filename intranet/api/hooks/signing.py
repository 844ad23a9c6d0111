"""Messages that their receiver can tell from those of anybody else: Standard Webhooks 1.0.0.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import hashlib
import hmac
import secrets
from base64 import b64encode
from collections.abc import Mapping

from django.utils import timezone

from intranet.api.models import Hook
from intranet.portal.sealing import seal, unseal

PURPOSE = "hooks"
# Bytes; the specification asks for 24 to 64.
SECRET = 32


def new_secret() -> tuple[str, bytes]:
    """A secret as its person is given it, and as it is kept."""
    secret = secrets.token_bytes(SECRET)
    return f"whsec_{b64encode(secret).decode()}", seal(PURPOSE, secret)


def signed(hook: Hook, name: str, body: str) -> Mapping[str, str]:
    """The headers of an attempt made now. The same message has the same `name` in every attempt.

    Raises Unsealable where the secret cannot be read any more.
    """
    secret = unseal(PURPOSE, bytes(hook.secret))
    moment = str(int(timezone.now().timestamp()))
    digest = hmac.digest(secret, f"{name}.{moment}.{body}".encode(), hashlib.sha256)
    return {
        "content-type": "application/json",
        "user-agent": "SpazioNeutro",
        "webhook-id": name,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{b64encode(digest).decode()}",
    }
