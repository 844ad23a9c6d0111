"""What may be heard by whom: never where it does not belong, at least once where it does."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.security.canaries.listening import Heard
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.reading import may_read
from tests.security.matrix.relations import to_case, to_office
from tests.security.matrix.site import Site
from tests.security.world import Canary, Subject, World

FIELDS = Path(__file__).parent / "fields.csv"
# What a report says, and what stands on it, for all to whom it was sent.
SENT = (
    *("Report.course", "Report.observations", "Report.conclusions"),
    *("Person.first_name", "Case.rg_number"),
)
PLACES = ("/documenti/", "/relazioni/", "/compiti/")
# What the head of the service that is asked to take a case over reads of it: the chosen papers.
OFFERED = "Paper.content"
BUNDLE = ("/trasferimenti/", "/compiti/")


@cache
def sensitive_fields() -> Mapping[str, frozenset[str]]:
    """Each sensitive field, and who has to meet it in the course of their work."""
    with FIELDS.open() as lines:
        return {row["field"]: frozenset(row["who"].split()) for row in csv.DictReader(lines)}


def telling(world: World) -> set[str]:
    """A few cases, by name, that between them hold a secret in every sensitive field of a case."""
    fields_of: dict[str, set[str]] = {}
    for canary in world.canaries.values():
        if canary.case in world.cases:
            fields_of.setdefault(canary.case, set()).add(canary.field)
    there = set[str]().union(*fields_of.values())
    missing, chosen = sensitive_fields().keys() & there, set[str]()
    while missing:
        richest = max(sorted(fields_of), key=lambda name: len(fields_of[name] & missing))
        chosen.add(richest)
        missing -= fields_of[richest]
    return chosen


def leaks(subject: Subject, heard: Heard, world: World, catalogue: Catalogue) -> Iterator[str]:
    """Every secret that `subject` met and may not, with the addresses."""
    for canary, paths in heard.items():
        if not may_read(subject, catalogue, canary):
            elsewhere = {path for path in paths if not _was_given(subject, canary, path, world)}
            if elsewhere:
                who = subject.name or "nobody"
                yield f"{who} reads {canary.field} of {canary.case!r} at {sorted(elsewhere)}"


def met_by(subject: Subject, heard: Heard, world: World) -> Iterator[tuple[str, str]]:
    """Each field that `subject` met, and as what: (field, role), or standing on the site.

    At the coordination table the role is enough: another service's is told by `leaks`.
    """
    site = Site(world.spots)
    for canary in heard:
        if canary.case in world.spots:
            standings = site.standings(subject, world.spots[canary.case])
            yield from ((canary.field, standing) for standing in standings)
        elif canary.case not in world.cases:
            yield canary.field, subject.role
        else:
            yield canary.field, relation(subject, canary, world)


def never_met(met: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those who have to meet a field and did not."""
    wanted = {(field, role) for field, roles in sensitive_fields().items() for role in roles}
    return sorted(wanted - set(met))


def relation(subject: Subject, canary: Canary, world: World) -> str:
    """As what `subject` reads it: by their part in the case, or as the clerk of its court."""
    facts = world.facts[canary.case]
    return subject.role if subject.role == "clerk" else to_case(subject, facts)


def _was_given(subject: Subject, canary: Canary, path: str, world: World) -> bool:
    """Whether it left its case, by a way that leads to `subject`."""
    if canary.case not in world.cases:
        return False
    sent = _was_sent(subject, canary, path, world)
    return sent or _was_offered(subject, canary, path, world)


def _was_offered(subject: Subject, canary: Canary, path: str, world: World) -> bool:
    """Whether it stands in the bundle of a transfer that `subject` has to answer."""
    facts = world.facts[canary.case]
    is_asked = bool(facts.asked) and to_office(subject, facts.asked) == "head"
    return is_asked and canary.field == OFFERED and path.startswith(BUNDLE)


def _was_sent(subject: Subject, canary: Canary, path: str, world: World) -> bool:
    """Whether it stands in a report that was sent to `subject`."""
    facts, reports = world.facts[canary.case], world.cases[canary.case].reports
    receivers = {to_case(subject, facts), to_office(subject, facts.court)}
    return (
        canary.field in SENT
        and path.startswith(PLACES)
        and bool(receivers & {"referrer", "clerk"})
        and reports.filter(transmissions__isnull=False).exists()
    )
