"""What a page that opened must not hold: a way to what is not there, or a word of it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import Resolver404, resolve

from tests.security.matrix import table
from tests.security.matrix.answers import Answer
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.entries import Entry
from tests.security.matrix.network_secrets import secret_is_for
from tests.security.matrix.relations import to_office
from tests.security.matrix.rights import may_open
from tests.security.matrix.things import Place, Thing
from tests.security.world import Canary, Subject, World
from tests.security.world.canaries import in_text

LINK = re.compile(r"""\b(?:href|action|src|hx-get|hx-post)=["'](/[^"'?#]*)""")
# What is written in one place and read in another: the clerk's reason, in the report it is about.
COPIED: Mapping[str, tuple[str, ...]] = {"Transmission": ("Transmission", "Report")}
# Fields that some read besides the readers of the record.
ALSO = {"Person.first_name", "Transfer.municipality"}


def dead_links(subject: Subject, catalogue: Catalogue, answer: Answer) -> Iterator[str]:
    """The addresses on a page that lead where this reader may not go."""
    for path in sorted(set(LINK.findall(answer.text))):
        found = _thing_at(path, catalogue)
        if found is None:
            continue
        route, thing, section = found
        if thing is None or not may_open(subject, table.route(route)["opens"], thing, section):
            yield path


def secrets(answer: Answer, world: World) -> Iterator[Canary]:
    """The canaries in an answer: in its body, its headers, the address it leads to."""
    said = answer.text + " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return in_text(said, world.canaries)


def may_read(subject: Subject, catalogue: Catalogue, canary: Canary) -> bool:
    """Whether any record that the table gives to `subject` may hold this secret.

    A case that goes on elsewhere is told there once more.
    """
    model, _, field = canary.field.partition(".")
    if model == "Draft":
        return field == subject.name
    if canary.case in catalogue.site.spots:
        return catalogue.site.may_read(subject, canary.field, canary.case)
    if canary.case in catalogue.agenda.secrets:
        return secret_is_for(subject, canary, catalogue.agenda)
    place = catalogue.by_name[canary.case]
    places = [place, place.heir] if place.heir else [place]
    return any(_reads_in(subject, each, canary.field) for each in places)


def _reads_in(subject: Subject, place: Place, field: str) -> bool:
    model = field.partition(".")[0]
    words = place.words(subject)
    readers = table.readers_of_field(field)
    if readers is not None and (field not in ALSO or words & readers):
        return bool(words & readers)
    office = frozenset({to_office(subject, place.facts.court)})
    return any(
        (office if each == "Transmission" else words) & table.readers_of(each, kind, state)
        for each in COPIED.get(model, (model,))
        for kind in table.kinds_of(each)
        for state in table.states_of(each, kind, place.state)
    )


def _thing_at(path: str, catalogue: Catalogue) -> tuple[str, Thing | None, str] | None:
    """The route, object and section at an address; nothing for one without an object."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if "address" in match.kwargs:
        found = catalogue.at(match.kwargs["address"])
        return (match.route, found, "") if found else None
    if "pk" not in match.kwargs:
        return None
    key, section = match.kwargs["pk"], match.kwargs.get("section", "")
    thing = catalogue.by_key(table.route(match.route)["key"]).get(key)
    if thing is not None and _is_another(thing, match.kwargs):
        return None
    return match.route, thing, section


def _is_another(thing: Thing, kwargs: Mapping[str, Any]) -> bool:
    """Whether the address names, below it, something else than the table knows of."""
    entry = thing.record
    if not isinstance(entry, Entry):
        return False
    return any(entry.others.get(name, key) != key for name, key in kwargs.items())
