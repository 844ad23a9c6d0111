"""Who asks: the person of the key that was sent, and nobody else. A session opens nothing here."""

from django.http import HttpRequest
from ninja.errors import AuthenticationError, AuthorizationError
from ninja.security import HttpBearer

from intranet.api.actions import keep_use
from intranet.api.models import AccessKey, Scope, digest_of
from permissions.models import User

LONGEST = 200


class Keyed(HttpRequest):
    """What an operation receives: `auth` is whoever asks."""

    auth: User


class Bearer(HttpBearer):
    """A key of the person, in the header `Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> User:
        """Raises AuthenticationError for what is no key, and AuthorizationError for one that is
        not good for this.
        """
        key = key_with(token)
        if key is None:
            raise AuthenticationError
        if scope_asked(request) not in key.scopes:
            raise AuthorizationError
        keep_use(key)
        return key.user


def key_with(secret: str) -> AccessKey | None:
    """The key with this secret, if it opens anything now."""
    if not secret.isascii() or len(secret) > LONGEST:
        return None
    found = AccessKey.objects.living().filter(digest=digest_of(secret))
    return found.select_related("user").first()


def scope_asked(request: HttpRequest) -> Scope:
    """What the operation that is asked for needs, as its route says it."""
    assert request.resolver_match is not None
    scopes: dict[str, Scope] = request.resolver_match.func.scopes  # type: ignore[attr-defined]
    return scopes[str(request.method)]
