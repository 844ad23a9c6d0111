"""The seeds of second factors lie sealed: a copy of the database shows no codes."""

import base64
import binascii
import logging
import secrets

from intranet.portal.sealing import Unsealable, seal, unseal

PURPOSE = "second-factor"
# Before what is sealed, in the text that is stored.
MARK = "sealed:"
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
        return opened(stored)
    except Unsealable:
        logger.error("A second factor cannot be unsealed: is the old key in SECRET_KEY_FALLBACKS?")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def opened(stored: str) -> str:
    """What `sealed` was given. Raises Unsealable."""
    if not stored.startswith(MARK):
        raise Unsealable
    try:
        content = base64.b64decode(stored.removeprefix(MARK), validate=True)
    except binascii.Error as broken:
        raise Unsealable from broken
    return unseal(PURPOSE, content).decode()
