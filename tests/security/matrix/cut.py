"""Fewer questions than all: a fair share for a quick look, or one of each kind for the suite."""

from collections.abc import Iterable, Iterator
from zlib import crc32

from tests.security.matrix import table
from tests.security.matrix.at_table import coordinates, speaks_for
from tests.security.matrix.expectations import READING, Ask, expected
from tests.security.matrix.network_doors import RULE

# How many of those that may not read a page ask for it.
REFUSED = 2


def share(asks: Iterable[Ask], one_in: int) -> list[Ask]:
    """Every `one_in`th, the same each time, spread over everything."""
    return [ask for ask in asks if _draw(ask) % one_in == 0]


def one_of_each(asks: Iterable[Ask]) -> Iterator[Ask]:
    """Of those that the table judges alike, one, drawn by lot: the same each time.

    To read: at each route one of each role for whom it opens, and some of those for whom it does
    not. To write: one open, one closed. By the other methods: one.
    """
    known: set[tuple[object, ...]] = set()
    for ask in sorted(asks, key=_draw):
        kind = _kind(ask)
        if kind not in known:
            known.add(kind)
            yield ask


def _kind(ask: Ask) -> tuple[object, ...]:
    where = (ask.route, ask.section, ask.thing.kind if ask.thing and ask.thing.node else "")
    if ask.method == "GET":
        wanted = expected(ask)
        role = _role(ask)
        asker = role if wanted.is_open else crc32(f"{role} {where}".encode()) % REFUSED
        return (*where, "to read", asker, wanted.statuses)
    if ask.method == "POST":
        return (*where, "to write", expected(ask).statuses)
    return (ask.route, ask.method in READING)


def _role(ask: Ask) -> str:
    """At the coordination table most are alike: one does for all the staff of its services."""
    if table.route(ask.route)["opens"].startswith(RULE) and expected(ask).is_open:
        return f"{coordinates(ask.subject)} {speaks_for(ask.subject, ask.subject.office)}"
    return f"{ask.subject.role} {ask.subject.standing}"


def _draw(ask: Ask) -> int:
    return crc32(f"{ask.subject.name} {ask.method} {ask.path}".encode())
