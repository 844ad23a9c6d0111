"""What is told while a test runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.dispatch import Signal


@contextmanager
def heard(signal: Signal, name: str) -> Iterator[list[Any]]:
    """What `signal` tells under `name` while the block runs, in order."""
    told: list[Any] = []

    def hear(**said: Any) -> None:
        told.append(said[name])

    signal.connect(hear)
    try:
        yield told
    finally:
        signal.disconnect(hear)
