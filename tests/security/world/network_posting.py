"""Posting what was read again: a canary may look like somebody's name."""

from collections.abc import Callable
from typing import Any

from intranet.network.discretion import LooksLikeACase


def posted(act: Callable[..., Any], *where: Any, **words: Any) -> Any:
    """What `act` gives back; where it warns, what it found is confirmed."""
    try:
        return act(*where, **words)
    except LooksLikeACase as found:
        return act(*where, confirmed=found.seal, **words)
