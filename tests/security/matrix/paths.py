"""The address of each object by a route, and that of what never existed."""

import re
from collections.abc import Mapping

from tests.security.matrix.doors import chosen
from tests.security.matrix.entries import Entry
from tests.security.matrix.expectations import ADDRESS, AT, Ask
from tests.security.matrix.site import Plot
from tests.security.matrix.things import Thing
from tests.security.world.building import NARROWED
from tests.security.world.network_figures import RELEASED, SECRET

NOWHERE = 987_654
# No address that anything has begins so.
ASIDE = "~"
# What the figures of the world are asked for by.
OWN = "statistiche/servizi/"
NAMED = {
    "<slug:code>": "new_cases",
    "<int:year>": "2026",
    "<slug:step>": "chiudi",
}
COMPARISON = "contenuti/<int:pk>/storia/confronto/"


def filled(route: str, key: int, section: str = "", others: Mapping[str, int] | None = None) -> str:
    """The address by `route` of the object `key`: any number in it that is not among `others`, by
    its name, is that of nothing.
    """
    path = _named(route)
    for name, other in (others or {}).items():
        path = path.replace(f"<int:{name}>", str(other))
    path = path.replace("<int:pk>", str(key)).replace("<slug:section>", section)
    path = path.replace("<slug:kind>", "pagina").replace("<int:width>", str(NARROWED))
    path = path.replace("<address:address>", str(key))
    return re.sub(r"<int:\w+>", str(NOWHERE + 1), path)


def _named(route: str) -> str:
    """The names in the address of a period, a figure and a file."""
    path = route
    if route.startswith("statistiche/"):
        own = route.startswith(OWN)
        path = path.replace("<slug:period>", SECRET.code if own else RELEASED.code)
        path = path.replace("<slug:kind>", "csv")
    for name, value in NAMED.items():
        path = path.replace(name, value)
    return path


def leads(route: str, thing: Thing) -> bool:
    """Whether the route leads to the thing at all: the first page has no address of its own, and
    what is in the bin one that is none.
    """
    return route not in {ADDRESS, AT} or ASIDE not in f"{thing.record.spot.address or ASIDE}"


def path_to(route: str, thing: Thing, section: str = "") -> str:
    """The address of `thing` by `route`, with what its page asks for."""
    plot = thing.record
    if isinstance(plot, Entry):
        return filled(route, thing.key, section, plot.others)
    if not isinstance(plot, Plot):
        return filled(route, thing.key, section)
    if route == ADDRESS:
        return f"{plot.spot.address}/"
    versions = plot.spot.versions
    path = filled(route.replace("<int:version>", str(versions[0])), thing.key)
    if route == COMPARISON:
        return f"{path}?da={versions[0]}&a={plot.spot.rewritten}"
    keys = chosen(route, plot).get("chiavi", [])
    return f"{path}?{'&'.join(f'chiavi={key}' for key in keys)}" if keys else path


def named_in(ask: Ask) -> str:
    """What names, at the beginning of the path, the object or what never existed."""
    if ask.route in {ADDRESS, AT}:
        return ask.path.removesuffix("/")
    before = ask.route.partition("<int:pk>")[0]
    return before + ask.path.removeprefix(before).partition("/")[0]


def nowhere(ask: Ask) -> str:
    """The same question of what never existed."""
    path, sign, query = ask.path.partition("?")
    if ask.route == AT:
        return f"{path}?address={NOWHERE}"
    if ask.route == ADDRESS:
        return f"{NOWHERE}/"
    before = ask.route.partition("<int:pk>")[0]
    rest = path.removeprefix(before).partition("/")[2]
    return f"{before}{NOWHERE}/{rest}{sign}{query}"
