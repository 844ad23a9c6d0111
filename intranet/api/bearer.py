"""Who asks: the person of the key that was sent, and nobody else. A session opens nothing here."""

from django.http import HttpRequest
from ninja.errors import AuthenticationError, AuthorizationError, Throttled
from ninja.security import HttpBearer

from intranet.api.actions import keep_use
from intranet.api.doors import Door
from intranet.api.limits import Limit
from intranet.api.models import AccessKey, Scope, digest_of
from intranet.portal.door.names import address_of
from permissions.models import User

LONGEST = 200
PER_KEY = Limit("keys.asked", most=600, seconds=300)
# By the address that what is no key came from: whoever sends so much of it reads no more answers.
FAILED = Limit("keys.failed", most=100, seconds=300)


class Keyed(HttpRequest):
    """What an operation receives: `auth` is whoever asks."""

    auth: User


class Holder(HttpBearer):
    """A key of the person, in the header `Authorization: Bearer …`, whatever it is good for."""

    def authenticate(self, request: HttpRequest, token: str) -> AccessKey:
        """Raises as `key_for` does."""
        return key_for(request, token)


class Bearer(HttpBearer):
    """A key of the person, in the header `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> User:
        """Raises as `key_for` does, and AuthorizationError for a key that is not good for this."""
        key = key_for(request, token)
        if scope_asked(request) not in key.scopes:
            raise AuthorizationError
        keep_use(key)
        return key.user


def key_for(request: HttpRequest, secret: str) -> AccessKey:
    """The key with this secret, if it opens anything now.

    Raises AuthenticationError for what is no such key, Throttled where too much is asked with it,
    or too much that is none came from there.
    """
    address = address_of(request) or ""
    if FAILED.is_spent(address):
        raise Throttled(FAILED.wait)
    key = _key_with(secret)
    if key is None:
        if secret:
            FAILED.count(address)
        raise AuthenticationError
    if not PER_KEY.count(key.digest):
        raise Throttled(PER_KEY.wait)
    return key


def scope_asked(request: HttpRequest) -> Scope:
    """What the operation that is asked for needs, as its route says it."""
    assert request.resolver_match is not None
    door = request.resolver_match.func
    assert isinstance(door, Door)
    return door.ways[str(request.method)].scope


def _key_with(secret: str) -> AccessKey | None:
    if not secret.isascii() or len(secret) > LONGEST:
        return None
    found = AccessKey.objects.living().filter(digest=digest_of(secret))
    return found.select_related("user").first()
