"""What is kept of second factors, which are the library's own records."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import connections, transaction

from intranet.portal.door.seeds import MARK, opened, sealed
from intranet.portal.sealing import Unsealable

# Where the library keeps a seed, by the names in the data of a factor.
SEEDS = ("secret", "seed")


def seal_anew(using: str, **_: Any) -> None:
    """Seal every seed under the present key: those of an older key, and those that were clear.

    Called after each migration; what cannot be read stays as it is.
    """
    if Authenticator._meta.db_table not in connections[using].introspection.table_names():
        return
    with transaction.atomic(using=using):
        for factor in Authenticator.objects.using(using).select_for_update():
            _seal_anew(factor)


def _seal_anew(factor: Authenticator) -> None:
    for name in SEEDS:
        stored = factor.data.get(name)
        if stored:
            try:
                text = opened(stored) if stored.startswith(MARK) else stored
            except Unsealable:
                continue
            factor.data[name] = sealed(text)
    factor.save()
