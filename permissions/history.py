"""Who acts now, and the history every record keeps of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

_actor: ContextVar[Any] = ContextVar("actor", default=None)


@contextmanager
def acting_as(user: Any) -> Iterator[None]:
    """Within the block, every record saved is the work of `user`."""
    token = _actor.set(user)
    try:
        yield
    finally:
        _actor.reset(token)


def actor() -> Any:
    """The user on whose behalf the running action writes, or None outside any."""
    return _actor.get()


def _actor_id() -> int | None:
    return getattr(_actor.get(), "pk", None)


class History(HistoricalRecords):
    """simple-history with the author kept as a plain number.

    A foreign key would be emptied when a user is deleted; the history must not forget.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            history_user_id_field=models.IntegerField(null=True),
            get_user=lambda **_: _actor_id(),
            history_user_getter=_author_id,
            history_user_setter=_set_author_id,
            **kwargs,
        )


def _author_id(record: Any) -> int | None:
    return record.history_user_id


def _set_author_id(record: Any, author_id: int | None) -> None:
    record.history_user_id = author_id
