"""The seeds of second factors lie sealed: a copy of the database shows no codes."""

import base64
import binascii
import logging
import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import connections, transaction

from intranet.portal.sealing import Unsealable, seal, unseal

PURPOSE = "second-factor"
# Before what is sealed, in the text that is stored.
MARK = "sealed:"
# Where allauth keeps a seed, by the names in the data of a factor.
SEEDS = ("secret", "seed")
logger = logging.getLogger(__name__)


def sealed(text: str) -> str:
    """`text` as it is stored."""
    return MARK + base64.b64encode(seal(PURPOSE, text.encode())).decode()


def plain(stored: str) -> str:
    """What `sealed` was given.

    A seed that cannot be read becomes one that nobody knows: no code fits it, and its owner asks
    for another. That happens when SECRET_KEY was changed without the old one behind it.
    """
    try:
        return _opened(stored)
    except Unsealable:
        logger.error("A second factor cannot be unsealed: is the old key in SECRET_KEY_FALLBACKS?")
        return base64.b32encode(secrets.token_bytes(20)).decode()


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
                text = _opened(stored) if stored.startswith(MARK) else stored
            except Unsealable:
                continue
            factor.data[name] = sealed(text)
    factor.save()


def _opened(stored: str) -> str:
    if not stored.startswith(MARK):
        raise Unsealable
    try:
        content = base64.b64decode(stored.removeprefix(MARK), validate=True)
    except binascii.Error as broken:
        raise Unsealable from broken
    return unseal(PURPOSE, content).decode()
