"""Fewer questions than all: a fair share for a quick look, or one of each kind for the suite."""

from collections.abc import Iterable, Iterator
from zlib import crc32

from tests.security.matrix.expectations import READING, Ask, expected


def share(asks: Iterable[Ask], one_in: int) -> list[Ask]:
    """Every `one_in`th, the same each time, spread over everything."""
    return [ask for ask in asks if _draw(ask) % one_in == 0]


def one_of_each(asks: Iterable[Ask]) -> Iterator[Ask]:
    """Of those that the table judges alike, the first.

    To read: one of each role at each route, open and closed. To write: one open, one closed. By
    the other methods: one.
    """
    known: set[tuple[object, ...]] = set()
    for ask in asks:
        kind = _kind(ask)
        if kind not in known:
            known.add(kind)
            yield ask


def _kind(ask: Ask) -> tuple[object, ...]:
    where = (ask.route, ask.section)
    if ask.method == "GET":
        nowhere = ask.is_keyed and ask.thing is None
        asker = (ask.subject.role, ask.subject.standing)
        return (*where, "to read", asker if not nowhere else "", expected(ask).statuses)
    if ask.method == "POST":
        return (*where, "to write", expected(ask).statuses)
    return (ask.route, ask.method in READING)


def _draw(ask: Ask) -> int:
    return crc32(f"{ask.subject.name} {ask.method} {ask.path}".encode())
