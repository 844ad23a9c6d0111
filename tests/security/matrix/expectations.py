"""What must happen when one asks by one method at one address."""

from dataclasses import dataclass

from tests.security.matrix import acts, doors, network_doors, table
from tests.security.matrix.relations import is_signed_in
from tests.security.matrix.rights import comes_late, may_open
from tests.security.matrix.things import Thing
from tests.security.world import Subject

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
READING = {"GET", "HEAD"}
# Routes to a thing of the site by where it stands.
ADDRESS, AT = "<address:address>/", "api/v1/contents/at/"
# A redirect to the sign-in, a page with errors, done, or somebody was quicker.
DONE = frozenset({200, 302, 409})
# What a form answers that was done, and one that was not; and what a program is told.
SENT, NOT_SENT = frozenset({302}), frozenset({200, 409})
MADE, UNFIT = frozenset({200, 201}), frozenset({409, 422})
# Where a program reads the thing itself.
TITLED = {"api/v1/contents/<int:pk>/", AT}
# Of the pages of the library: whatever they answer, they answer without failing.
LIBRARY = frozenset({200, 302, 400, 401, 403, 404, 405, 409, 429})


# A case has one transfer at a time: the page to propose one leads to that which is under way. A
# link leads on, and where a thing stood once one is led to where it is. Who speaks for a service is
# led to its figures; what is released has its own page, and nothing of it is under way. A card that
# waits for no examination is shown as it is.
ELSEWHERE = {
    "fascicoli/<int:pk>/trasferimento/": (302,),
    ADDRESS: (302,),
    "rete/servizi/<int:pk>/esame/": (302,),
    "statistiche/": (302,),
    "statistiche/pubblicazione/<slug:period>/": (302,),
    "statistiche/pubblicazione/<slug:period>/avanzamento/": (204,),
}
# What names an object otherwise than by its key.
OTHERWISE = {ADDRESS, AT}


@dataclass(frozen=True)
class Ask:
    """One question. Without a thing: a route without a key, or a key that never existed."""

    subject: Subject
    route: str
    method: str
    path: str
    thing: Thing | None = None
    section: str = ""
    # A "key" in the place of a session, or "htmx" for a part of a page.
    through: str = ""
    # What has to be in the answer besides.
    words: tuple[str, ...] = ()

    @property
    def is_keyed(self) -> bool:
        return "<int:pk>" in self.route or self.route in OTHERWISE

    @property
    def is_act(self) -> bool:
        """Whether who sees the thing may send it, and it is done only by who holds the right."""
        done = (self.route, self.method) in acts.ACTS and self.thing is not None
        return done and (bool(self.section) or self.route not in {acts.STATE, acts.STEP})


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
    if ask.through == "key":
        return _by_key(ask, row)
    if row["opens"] == "library":
        return Expected(LIBRARY, may_write=ask.method == "POST")
    if row["opens"].startswith("key"):
        # For programs: whoever signed in is nobody there, and nobody learns what there is.
        return Expected(frozenset({401}), hidden=ask.is_keyed)
    refusal = _refusal(ask, row)
    if refusal is not None:
        return Expected(frozenset({refusal}), hidden=ask.is_keyed)
    return _open(ask, row)


def _open(ask: Ask, row: table.Row) -> Expected:
    """What who may come in is answered."""
    if ask.is_act:
        done = _is_done(ask)
        return Expected(SENT if done else NOT_SENT, may_write=done)
    if ask.method == "POST":
        return Expected(DONE, may_write=True)
    if ask.route == "":
        return Expected(frozenset({302}))
    # Who did a task and left is told that it is done, and nothing of the case.
    told = ask.method == "GET" and ask.thing is not None and not ask.thing.owner
    # What is moved or thrown away is named there, and not where it stood.
    told = told and row["opens"] != "chooses" and not _is_called_otherwise(ask)
    shows = ask.thing.word if told and ask.thing else ""
    return Expected(frozenset({200, *ELSEWHERE.get(ask.route, ())}), shows=shows)


def _is_called_otherwise(ask: Ask) -> bool:
    """On the way down to a new thing the first page of the site is called «Intranet»."""
    adds = ask.route.startswith("contenuti/<int:pk>/nuovo/")
    return adds and ask.thing is not None and not ask.thing.record.spot.above


def _by_key(ask: Ask, row: table.Row) -> Expected:
    """What a program is answered, which asks in the name of `ask.subject`."""
    if not is_signed_in(ask.subject):
        return Expected(frozenset({401}))
    if row["opens"] in {"key", "library"} and not ask.is_keyed:
        return Expected(frozenset({200}))
    if ask.method not in row["methods"].split():
        return Expected(frozenset({405}))
    rule = "key content.view_item" if row["opens"] == "key" else row["opens"]
    if ask.thing is None or not may_open(ask.subject, rule, ask.thing):
        return Expected(frozenset({404}), hidden=True)
    if ask.is_act:
        done = _is_done(ask)
        return Expected(MADE if done else UNFIT, may_write=done)
    return Expected(frozenset({200}), shows=ask.thing.word if ask.route in TITLED else "")


def _is_done(ask: Ask) -> bool:
    assert ask.thing is not None
    return acts.is_done(ask.subject, ask.thing.record, ask.route, ask.method, ask.section)


def _refusal(ask: Ask, row: table.Row) -> int | None:
    """The status that says no; None where the page is there."""
    rule = network_doors.POSTED.get(ask.route, row["opens"])
    rule = rule if ask.method == "POST" else row["opens"]
    if not is_signed_in(ask.subject) and not row["opens"].startswith(doors.PUBLIC):
        return 302
    if ask.method not in row["methods"].split():
        return 405
    if row["opens"] == "posted node" and ask.method in READING:
        return 302
    there = ask.thing is not None or not ask.is_keyed
    is_answer = ask.method == "POST" and ask.thing is not None and ask.thing.model == "Task"
    if is_answer and ask.thing and comes_late(ask.subject, ask.thing):
        return None
    return None if there and may_open(ask.subject, rule, ask.thing, ask.section) else 404
