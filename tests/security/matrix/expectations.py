"""What must happen when one asks by one method at one address."""

from dataclasses import dataclass

from tests.security.matrix import table
from tests.security.matrix.relations import is_signed_in
from tests.security.matrix.rights import may_open
from tests.security.matrix.things import Thing
from tests.security.world import Subject

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
READING = {"GET", "HEAD"}
# A redirect to the sign-in, a page with errors, done, or somebody was quicker.
DONE = frozenset({200, 302, 409})
# Of the pages of the library: whatever they answer, they answer without failing.
LIBRARY = frozenset({200, 302, 400, 401, 403, 404, 405, 409, 429})


# A case has one transfer at a time: the page to propose one leads to that which is under way.
ELSEWHERE = {"fascicoli/<int:pk>/trasferimento/": (302,)}


@dataclass(frozen=True)
class Ask:
    """One question. Without a thing: a route without a key, or a key that never existed."""

    subject: Subject
    route: str
    method: str
    path: str
    thing: Thing | None = None
    section: str = ""

    @property
    def is_keyed(self) -> bool:
        return "<int:" in self.route


@dataclass(frozen=True)
class Expected:
    """The statuses that are right. `hidden`: nothing may tell it from a key that never existed."""

    statuses: frozenset[int]
    hidden: bool = False
    may_write: bool = False
    shows: str = ""

    @property
    def is_open(self) -> bool:
        return 200 in self.statuses


def expected(ask: Ask) -> Expected:
    """Raises MissingRow where the table says nothing."""
    row = table.route(ask.route)
    if row["opens"] == "library":
        return Expected(LIBRARY, may_write=ask.method == "POST")
    if row["opens"] == "key":
        # For programs: whoever signed in is nobody there, and nobody learns what there is.
        return Expected(frozenset({401}), hidden=ask.is_keyed)
    refusal = _refusal(ask, row)
    if refusal is not None:
        return Expected(frozenset({refusal}), hidden=ask.is_keyed)
    if ask.method == "POST":
        return Expected(DONE, may_write=True)
    if ask.route == "":
        return Expected(frozenset({302}))
    # Who did a task and left is told that it is done, and nothing of the case.
    told = ask.method == "GET" and ask.thing is not None and not ask.thing.owner
    shows = ask.thing.word if told and ask.thing else ""
    return Expected(frozenset({200, *ELSEWHERE.get(ask.route, ())}), shows=shows)


def _refusal(ask: Ask, row: table.Row) -> int | None:
    """The status that says no; None where the page is there."""
    if not is_signed_in(ask.subject):
        return 302
    if ask.method not in row["methods"].split():
        return 405
    if row["opens"] == "posted node" and ask.method in READING:
        return 302
    there = ask.thing is not None or not ask.is_keyed
    return None if there and may_open(ask.subject, row["opens"], ask.thing, ask.section) else 404
