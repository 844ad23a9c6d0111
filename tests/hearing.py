"""What is told while a test runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from django.dispatch import Signal


@contextmanager
def heard(signal: Signal, *names: str) -> Iterator[list[Any]]:
    """What `signal` tells under `names` while the block runs, in order; several as a tuple."""
    told: list[Any] = []

    def hear(**said: Any) -> None:
        told.append(itemgetter(*names)(said))

    signal.connect(hear)
    try:
        yield told
    finally:
        signal.disconnect(hear)
