"""What rooms above let the worker do by the clock. Each is asked once an hour, and knows itself
whether anything is due.
"""

import logging
from collections.abc import Callable

logger = logging.getLogger(__name__)
_rounds: dict[str, Callable[[], None]] = {}


def register(name: str, make: Callable[[], None]) -> None:
    """Let the worker call `make` every hour; under one name there is one."""
    _rounds[name] = make


def make_all() -> None:
    """Make every round; one that fails keeps no other from being made."""
    for name, make in _rounds.items():
        try:
            make()
        except Exception:
            logger.exception("The round of %s failed.", name)
