"""What else is asked: by programs with a key, of lists with a query, at addresses of before."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from tests.security.matrix import table
from tests.security.matrix.acts import STATE, STEP, transitions
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.doors import KEYED
from tests.security.matrix.expectations import ADDRESS, AT, Ask
from tests.security.matrix.paths import leads, path_to
from tests.security.matrix.things import Rank, Thing
from tests.security.world import Subject
from tests.security.world.spots import Spot

# Route, through what, the query, and of which kinds what one sees has to be in the answer.
LISTS = (
    ("cerca/", "", "testo=canary", ""),
    ("cerca/", "", "testo=canary&tipo=contenuti", ""),
    ("cerca/", "", "testo=canary&tipo=contenuti&pagina=2", ""),
    ("cerca/suggerimenti/", "htmx", "testo=canary", ""),
    ("contenuti/scegli/", "", "cerca=canary", ""),
    ("contenuti/scegli/", "", "cerca=canary&tipo=image", "image"),
    ("intranet/attivita/", "", "cosa=published", ""),
    ("api/v1/contents/", "key", "size=100", "page news event file image link collection folder"),
    ("api/v1/contents/", "key", "size=100&kind=folder", "folder"),
    ("api/v1/search/", "key", "q=canary", ""),
    ("api/v1/search/", "key", "q=canary&kind=contenuti", ""),
    ("notizie.atom", "key", "", "news"),
    ("eventi.ics", "key", "", "event"),
)
FEEDS = ("notizie.atom", "eventi.ics")
# Feeds tell what is published.
TOLD = {"published", "external"}


def more_of(subject: Subject, route: str, catalogue: Catalogue) -> Iterator[Ask]:
    if route == STATE:
        for thing in catalogue.by_key("item").values():
            for step in transitions():
                yield Ask(subject, route, "POST", path_to(route, thing), thing, step)
    if route == ADDRESS:
        yield from _of_before(subject, route, catalogue)
    if subject.name in catalogue.world.keys:
        yield from _by_key(subject, route, catalogue)
    for each, through, query, kinds in LISTS:
        if each == route and (through != "key" or subject.name in catalogue.world.keys):
            yield _listing(subject, route, through, query, kinds.split(), catalogue)


def _listing(
    subject: Subject, route: str, through: str, query: str, kinds: list[str], catalogue: Catalogue
) -> Ask:
    key = catalogue.world.keys.get(subject.name, "")
    asked = f"{query}&chiave={key}" if route in FEEDS else query
    words = tuple(_titles(subject, route, kinds, catalogue))
    return Ask(subject, route, "GET", f"{route}?{asked}", through=through, words=words)


def _titles(subject: Subject, route: str, kinds: list[str], catalogue: Catalogue) -> Iterator[str]:
    for thing in catalogue.by_key("item").values():
        spot: Spot = thing.record.spot
        told = spot.state in TOLD if route in FEEDS else bool(spot.above)
        listed = spot.kind in kinds and not spot.replaces and told
        if listed and catalogue.site.sees(subject, spot):
            yield thing.word


def _of_before(subject: Subject, route: str, catalogue: Catalogue) -> Iterator[Ask]:
    """Where a thing stood once, and where it stood before it went into the bin."""
    for thing in catalogue.by_key("item").values():
        spot: Spot = thing.record.spot
        if spot.former:
            yield Ask(subject, route, "GET", f"{spot.former}/", thing)
        if spot.binned_by:
            path = spot.address.partition("/")[2]
            yield Ask(subject, route, "GET", f"{path}/", thing)


def _by_key(subject: Subject, route: str, catalogue: Catalogue) -> Iterator[Ask]:
    row = table.route(route)
    if route == AT:
        for thing in filter(partial(leads, AT), catalogue.by_key("item").values()):
            path = f"{route}?address={quote(thing.record.spot.address)}"
            yield Ask(subject, route, "GET", path, thing, through="key")
    if row["opens"].startswith(KEYED):
        for thing in catalogue.by_key(row["key"]).values():
            for method in _methods(row, thing):
                for step in transitions() if route == STEP else [""]:
                    yield Ask(subject, route, method, path_to(route, thing), thing, step, "key")
        for method in row["methods"].split():
            yield Ask(subject, route, method, route.replace("<int:pk>", "0"), through="key")


def _methods(row: table.Row, thing: Thing) -> list[str]:
    methods = row["methods"].split()
    if thing.rank is Rank.FIRST:
        return [*methods, "DELETE"]
    return [method for method in methods if method != "HEAD"]
