"""A rule says no: at the right field, and nothing at all is written."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps

from workflows.cases.refusal import Refused


def rows() -> dict[str, int]:
    """How many rows each table holds, histories and logs among them."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@contextmanager
def refused(field: str | None = None, says: str = "") -> Iterator[pytest.ExceptionInfo[Refused]]:
    """What the block does is refused because of `field`, in these words, and leaves no row."""
    before = rows()
    with pytest.raises(Refused) as refusal:
        yield refusal
    assert refusal.value.field == field
    assert says in str(refusal.value.message)
    assert rows() == before
