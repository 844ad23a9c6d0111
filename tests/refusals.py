"""A rule says no: at the right field, and nothing at all is written."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.workflows.engine.sample.doing import census
from workflows.cases.refusal import Refused


@contextmanager
def refused(field: str | None = None, says: str = "") -> Iterator[pytest.ExceptionInfo[Refused]]:
    """What the block does is refused because of `field`, in these words, and leaves no row."""
    before = census()
    with pytest.raises(Refused) as refusal:
        yield refusal
    assert refusal.value.field == field
    assert says in str(refusal.value.message)
    assert census() == before
