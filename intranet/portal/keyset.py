"""Pages cut by key: the next page begins after the last row shown, however long the list is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

PAGE = 50
# The digits of the longest number that every database takes.
MOST_DIGITS = 18
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Page[T]:
    """One page of a list; `after` is the key of the next one, empty on the last."""

    rows: Sequence[T]
    after: str = ""


def cut(
    queryset: QuerySet[Any],
    moment: str,
    key: str,
    after: str = "",
    *,
    descending: bool = False,
    size: int = PAGE,
) -> Page[Any]:
    """The page of `size` rows after the key `after`, in the order of (`moment`, `key`).

    `moment` names a date-time of the row, `key` a number that is unique. A key that this
    function did not give is as good as none.
    """
    sign = "-" if descending else ""
    found = queryset.filter(_beyond(moment, key, after, descending))
    rows = list(found.order_by(f"{sign}{moment}", f"{sign}{key}")[: size + 1])
    more = len(rows) > size
    last = rows[size - 1] if more else None
    return Page(rows[:size], token(getattr(last, moment), getattr(last, key)) if more else "")


def _beyond(moment: str, key: str, after: str, descending: bool) -> Q:
    place = _place(after)
    if place is None:
        return Q()
    at, number = place
    side = "lt" if descending else "gt"
    further = Q(**{f"{moment}__{side}": at}) | Q(**{f"{key}__{side}": number})
    # The first condition says nothing new: it is the one an index can begin from.
    return Q(**{f"{moment}__{side}e": at}) & further


def token(at: datetime, number: int) -> str:
    """The key of the row with this moment and this number."""
    return f"{(at - _EPOCH) // _TICK}-{number}"


def _place(after: str) -> tuple[datetime, int] | None:
    ticks, _dash, number = after.partition("-")
    if not all(part.isdecimal() and len(part) <= MOST_DIGITS for part in (ticks, number)):
        return None
    try:
        return _EPOCH + int(ticks) * _TICK, int(number)
    except OverflowError:
        return None
