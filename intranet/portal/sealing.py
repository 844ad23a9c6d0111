"""What the site has to know again, and a copy of the database should not tell: it is kept sealed.

Anything that is only ever compared (a password, a key of a program) is kept as a digest instead.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

# Bytes. NIST SP 800-38D, 8.2: a nonce of 96 bits, at random, for fewer than 2³² things per key.
KEY, NONCE = 32, 12


class Unsealable(Exception):
    """It was sealed under another secret or for another purpose, or it was altered."""


def seal(purpose: str, content: bytes) -> bytes:
    """`content` under AES-256-GCM, with a key for `purpose` alone drawn from SECRET_KEY.

    It is NONCE + 16 bytes longer than `content`. The key is HKDF-SHA-256 (RFC 5869).
    """
    nonce = os.urandom(NONCE)
    return nonce + _cipher(settings.SECRET_KEY, purpose).encrypt(nonce, content, None)


def unseal(purpose: str, sealed: bytes) -> bytes:
    """What `seal` was given; also under one of SECRET_KEY_FALLBACKS. Raises Unsealable."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _cipher(secret, purpose).decrypt(sealed[:NONCE], sealed[NONCE:], None)
        except (InvalidTag, ValueError):
            continue
    raise Unsealable


def _cipher(secret: str | bytes, purpose: str) -> AESGCM:
    derived = HKDF(SHA256(), KEY, salt=None, info=f"spazio-neutro:{purpose}".encode())
    return AESGCM(derived.derive(force_bytes(secret)))
