"""Asks every route by every method for every object as everybody, and judges each answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.core.cache import cache

from permissions.routes import routes
from tests.security.matrix import acts, bodies, doors, table
from tests.security.matrix.answers import Answer, Asker, asking
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.expectations import METHODS, Ask, Expected, expected
from tests.security.matrix.network_doors import is_without_cases
from tests.security.matrix.paths import NOWHERE, filled, leads, named_in, nowhere, path_to
from tests.security.matrix.questions import more_of
from tests.security.matrix.reading import dead_links, may_read, secrets
from tests.security.matrix.tally import Tally
from tests.security.matrix.things import Rank, Thing
from tests.security.world import Subject, World

# That a page was opened is itself kept: once.
LOGGED = "permissions_readevent"
# Routes without a form: what is sent with the button is right, or there is nothing.
BUTTONS = ("accoglienza/", "incontri/", "utenti/<int:pk>/")
# A key that fits into no column, and one that no row begins with.
NUMBER = re.compile(r"(?<!\d)\d{4}/\d{4}(?!\d)")
KEYS = ("<int:pk>", "<address:", "<slug:section>")
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
        # Attempts are counted there, and all of them come from one address.
        cache.clear()
        try:
            wanted = expected(ask)
            self._put(asker, ask, wanted)
        except table.MissingRow as missing:
            self.tally.find("missing row", missing.message)

    def _put(self, asker: Asker, ask: Ask, wanted: Expected) -> None:
        body = self._body(ask, wanted)
        answer = asker.ask(ask.method, f"/{ask.path}", body, ask.through)
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
        path = nowhere(ask)
        there = (ask.method, path, ask.through)
        if there not in self._nowhere:
            body = self._body(ask, wanted)
            self._nowhere[there] = asker.ask(ask.method, f"/{path}", body, ask.through)
        name, other = named_in(ask), named_in(replace(ask, path=path))
        if answer.compared(name) != self._nowhere[there].compared(other):
            self._find("leak", ask, "can be told from what never existed")

    def _read(self, ask: Ask, wanted: Expected, answer: Answer) -> None:
        self._seek_secrets(ask, answer)
        if answer.status != 200 or ask.method != "GET":
            return
        is_read = answer.is_page or bool(ask.through)
        shown = [wanted.shows, *ask.words] if is_read else []
        for word in shown:
            if word not in answer.text:
                self._find("closed door", ask, f"does not show {word!r}")
        if answer.is_page:
            self.tally.checks["pages searched for links"] += 1
            for path in dead_links(self.subject, self.catalogue, answer):
                self._find("leak", ask, f"links to {path}")

    def _seek_secrets(self, ask: Ask, answer: Answer) -> None:
        for canary in secrets(answer, self.world):
            is_of_a_case = canary.case in self.world.cases and is_without_cases(ask.route)
            if may_read(self.subject, self.catalogue, canary) and not is_of_a_case:
                self.tally.checks["secrets where they belong"] += 1
            else:
                self._find("leak", ask, f"shows {canary.field} of {canary.case!r}")
        if is_without_cases(ask.route):
            self._seek_numbers(ask, answer)

    def _seek_numbers(self, ask: Ask, answer: Answer) -> None:
        """No page of the table, nor of the figures, names a case by its number."""
        self.tally.checks["answers searched for cases"] += 1
        there = set(NUMBER.findall(answer.text))
        for place in self.catalogue.by_name.values():
            if place.number in there:
                self._find("leak", ask, f"names the case {place.number}")

    def _find(self, kind: str, ask: Ask, words: str) -> None:
        who = self.subject.name or "nobody"
        self.tally.find(kind, f"{who} {ask.method} /{ask.path}: {words}")

    def _body(self, ask: Ask, wanted: Expected) -> dict[str, object] | None:
        plot = ask.thing.record if ask.thing else None
        if ask.through == "key" and ask.method in {"POST", "PATCH"}:
            return acts.sent(ask.route, plot, ask.section)
        if ask.method != "POST":
            return None
        if ask.is_act:
            return acts.sent(ask.route, plot, ask.section)
        if wanted.may_write and not ask.route.startswith(BUTTONS):
            return doors.chosen(ask.route, plot)
        case = self.world.cases.get(ask.thing.place.name) if ask.thing else None
        return bodies.sound(ask.route, ask.thing, case)


def asks_of(subject: Subject, route: str, catalogue: Catalogue) -> Iterator[Ask]:
    """Every question of one reader at one route."""
    for path, thing, section in _addresses(route, catalogue):
        for method in _methods(route, thing):
            yield Ask(subject, route, method, path, thing, section)
    yield from more_of(subject, route, catalogue)


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


def _addresses(route: str, catalogue: Catalogue) -> Iterator[tuple[str, Thing | None, str]]:
    if "<" not in route:
        yield route, None, ""
        return
    if not any(sign in route for sign in KEYS):
        yield filled(route, NOWHERE), None, ""
        return
    sections = _sections() if "<slug:section>" in route else [""]
    kind = _kind_of_key(route)
    for section in sections:
        for key in NO_KEYS:
            yield filled(route, key, section), None, section
        for thing in catalogue.by_key(kind).values():
            if leads(route, thing):
                yield path_to(route, thing, section), thing, section


def _sections() -> list[str]:
    """Those with an address of their own, and one that is none."""
    return sorted(table.listed("sections", "section") - {""})


def _kind_of_key(route: str) -> str:
    try:
        return table.route(route)["key"]
    except table.MissingRow:
        return ""
