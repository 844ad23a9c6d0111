"""Asks every route by every method for every object as everybody, and judges each answer."""

import re
from collections.abc import Iterable, Iterator, Sequence

from permissions.routes import routes
from tests.security.matrix import bodies, table
from tests.security.matrix.answers import Answer, Asker, asking
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.expectations import METHODS, Ask, Expected, expected
from tests.security.matrix.reading import dead_links, may_read, secrets
from tests.security.matrix.tally import Tally
from tests.security.matrix.things import Rank, Thing
from tests.security.world import Subject, World

NOWHERE = 987_654
# That a page was opened is itself kept: once.
LOGGED = "permissions_readevent"
# Routes without a form: what is sent with the button is right, or there is nothing.
BUTTONS = ("accoglienza/", "incontri/", "utenti/<int:pk>/")
# A key that fits into no column, and one that no row begins with.
NO_KEYS = (NOWHERE, 0, 10**30)


class Crawler:
    """One reader of the whole site."""

    def __init__(self, subject: Subject, world: World, catalogue: Catalogue) -> None:
        self.subject, self.world, self.catalogue = subject, world, catalogue
        self.tally = Tally()
        self._nowhere: dict[tuple[str, str, str], Answer] = {}

    def crawl(self, asks: Iterable[Ask]) -> Tally:
        with asking(self.subject, self.world) as asker:
            for ask in asks:
                self._check(asker, ask)
        return self.tally

    def _check(self, asker: Asker, ask: Ask) -> None:
        try:
            wanted = expected(ask)
            self._put(asker, ask, wanted)
        except table.MissingRow as missing:
            self.tally.find("missing row", missing.message)

    def _put(self, asker: Asker, ask: Ask, wanted: Expected) -> None:
        answer = asker.ask(ask.method, f"/{ask.path}", self._body(ask, wanted))
        self.tally.checks["answers"] += 1
        self._judge(asker, ask, wanted, answer)

    def _judge(self, asker: Asker, ask: Ask, wanted: Expected, answer: Answer) -> None:
        if answer.status >= 500:
            self._find("failure", ask, f"answers {answer.status}")
        elif answer.status not in wanted.statuses:
            kind = "leak" if 404 in wanted.statuses else "closed door"
            said = f"answers {answer.status}, not {sorted(wanted.statuses)}"
            self._find(kind, ask, said)
        logged = [statement for statement in answer.wrote if LOGGED in statement]
        allowed = logged[:1] if wanted.is_open else []
        if not wanted.may_write and answer.wrote != allowed:
            self._find("write", ask, "; ".join(sorted(set(answer.wrote))))
        if wanted.hidden:
            self._compare(asker, ask, wanted, answer)
        self._read(ask, wanted, answer)

    def _compare(self, asker: Asker, ask: Ask, wanted: Expected, answer: Answer) -> None:
        """Nothing may tell the object from one that never was."""
        self.tally.checks["comparisons with nothing"] += 1
        there = (ask.route, ask.method, ask.section)
        if there not in self._nowhere:
            path = filled(ask.route, NOWHERE, ask.section)
            body = self._body(ask, wanted)
            self._nowhere[there] = asker.ask(ask.method, f"/{path}", body)
        key = str(ask.thing.key) if ask.thing else key_in(ask)
        if answer.compared(key) != self._nowhere[there].compared(str(NOWHERE)):
            self._find("leak", ask, "can be told from what never existed")

    def _read(self, ask: Ask, wanted: Expected, answer: Answer) -> None:
        for canary in secrets(answer, self.world):
            if may_read(self.subject, self.catalogue, canary):
                self.tally.checks["secrets where they belong"] += 1
            else:
                self._find("leak", ask, f"shows {canary.field} of {canary.case!r}")
        if answer.status != 200 or ask.method != "GET":
            return
        if wanted.shows and wanted.shows not in answer.text and answer.is_page:
            self._find("closed door", ask, f"does not show {wanted.shows!r}")
        if answer.is_page:
            self.tally.checks["pages searched for links"] += 1
            for path in dead_links(self.subject, self.catalogue, answer):
                self._find("leak", ask, f"links to {path}")

    def _find(self, kind: str, ask: Ask, words: str) -> None:
        who = self.subject.name or "nobody"
        self.tally.find(kind, f"{who} {ask.method} /{ask.path}: {words}")

    def _body(self, ask: Ask, wanted: Expected) -> dict[str, object] | None:
        if ask.method != "POST":
            return None
        if wanted.may_write and not ask.route.startswith(BUTTONS):
            return {}
        case = self.world.cases.get(ask.thing.place.name) if ask.thing else None
        return bodies.sound(ask.route, ask.thing, case)


def asks_of(subject: Subject, route: str, catalogue: Catalogue) -> Iterator[Ask]:
    """Every question of one reader at one route."""
    for path, thing, section in _addresses(route, catalogue):
        for method in _methods(route, thing):
            yield Ask(subject, route, method, path, thing, section)


def _methods(route: str, thing: Thing | None) -> Sequence[str]:
    if thing is None or thing.rank is Rank.FIRST:
        return METHODS
    read = not table.route(route)["opens"].startswith("posted")
    own_page = route.endswith("<int:pk>/")
    if thing.rank is Rank.CHOSEN:
        return ("GET", "HEAD", "POST") if read else ("POST",)
    if own_page:
        return ("GET", "POST")
    return ("GET",) if "<slug:section>" in route else ()


def every_route() -> list[str]:
    return [path for path, _view in routes()]


def filled(route: str, key: int, section: str = "") -> str:
    """The address by `route` of the object `key`: any other number in it is that of nothing."""
    path = route.replace("<int:pk>", str(key)).replace("<slug:section>", section)
    return re.sub(r"<int:\w+>", str(NOWHERE + 1), path)


def key_in(ask: Ask) -> str:
    """The key that stands in the address of what never existed."""
    before = ask.route.partition("<int:pk>")[0]
    return ask.path.removeprefix(before).partition("/")[0]


def _addresses(route: str, catalogue: Catalogue) -> Iterator[tuple[str, Thing | None, str]]:
    if "<" not in route:
        yield route, None, ""
        return
    sections = _sections() if "<slug:section>" in route else [""]
    kind = _kind_of_key(route)
    for section in sections:
        for key in NO_KEYS:
            yield filled(route, key, section), None, section
        for thing in catalogue.by_key(kind).values():
            yield filled(route, thing.key, section), thing, section


def _sections() -> list[str]:
    """Those with an address of their own, and one that is none."""
    return sorted(table.listed("sections", "section") - {""})


def _kind_of_key(route: str) -> str:
    try:
        return table.route(route)["key"]
    except table.MissingRow:
        return ""
