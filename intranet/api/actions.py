"""Keys are made and taken back by their person alone."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.api.models import AccessKey, Scope, digest_of
from permissions.audit import action, note
from permissions.guards import lock
from permissions.models import User
from permissions.refusal import Refused

# So that one who finds a key in a file knows whose door it opens, and a scanner finds it.
PREFIX = "spazioneutro_"
SECRET_BYTES = 32
LONGEST_DAYS = 365
MOST_KEYS = 20
# How exactly the last use is known.
GRAIN = timedelta(hours=1)


@action("key.made")
def make_key(user: User, *, by: User, name: str, scopes: Sequence[str], days: int) -> str:
    """A key of `user`, good for `days`: its secret, which nobody can ask for again.

    Raises Refused for another's, for longer than LONGEST_DAYS, or beyond MOST_KEYS.
    """
    lock(user)
    _refuse_another(user, by)
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(_("Una chiave dura da un giorno a un anno."), "days")
    if AccessKey.objects.living().filter(user=user).count() >= MOST_KEYS:
        raise Refused(_("Le chiavi sono già molte: prima se ne revoca una."))
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    key = AccessKey.objects.create(
        user=user,
        name=name,
        scopes=[Scope(scope).value for scope in scopes],
        digest=digest_of(secret),
        expires_at=timezone.now() + timedelta(days=days),
    )
    note(key=key.pk, scopes=key.scopes)
    return secret


@action("key.revoked")
def revoke_key(key: AccessKey, *, by: User) -> AccessKey:
    """Let `key` open nothing more. Raises Refused for another's."""
    _refuse_another(key.user, by)
    now = lock(key)
    now.revoked_at = now.revoked_at or timezone.now()
    now.save()
    note(key=now.pk)
    return now


def keep_use(key: AccessKey) -> None:
    """Keep that `key` was used now, once an hour; a key that is revoked meanwhile stays so."""
    now = timezone.now()
    if key.used_at is None or key.used_at <= now - GRAIN:
        AccessKey.objects.filter(pk=key.pk).update(used_at=now)


def end_keys_of(user: User) -> None:
    """Who leaves has no keys left, whatever comes: one who returns makes new ones."""
    AccessKey.objects.filter(user=user, revoked_at=None).update(revoked_at=timezone.now())


def _refuse_another(user: User, by: User) -> None:
    if user.pk != by.pk:
        raise Refused(_("Le chiavi di una persona sono sue soltanto."))
