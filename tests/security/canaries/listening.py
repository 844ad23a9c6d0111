"""Everything that reaches one reader: pages, errors, redirects, headers, papers and their data."""

import io
import re
from collections.abc import Collection, Iterator

from pypdf import PdfReader

from tests.security.matrix.answers import Answer, Asker, asking
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.crawl import asks_of, every_route
from tests.security.world import Canary, Subject, World
from tests.security.world.canaries import in_text

# Secrets without words: they show in digits, a date in any of the ways a page writes it.
SPELLED = ("Person.birth_date", "Contact.phone", "Case.rg_number")
Heard = dict[Canary, set[str]]  # where each secret showed: the addresses


def heard_by(
    subject: Subject, world: World, catalogue: Catalogue, cases: Collection[str] = ()
) -> Heard:
    """The secrets that everything `subject` can open by reading holds, and where.

    With `cases`, by name, the objects of these cases alone are opened.
    """
    heard: Heard = {}
    spelled = _spelled(world)
    with asking(subject, world) as asker:
        for path in _addresses(subject, catalogue, cases):
            said = _said_at(asker, path)
            for canary in (*in_text(said, world.canaries), *_in_digits(said, spelled)):
                heard.setdefault(canary, set()).add(path)
    return heard


def _addresses(subject: Subject, catalogue: Catalogue, cases: Collection[str]) -> Iterator[str]:
    for route in every_route():
        for ask in asks_of(subject, route, catalogue):
            wanted = not cases or ask.thing is None or ask.thing.place.name in cases
            if ask.method == "GET" and wanted:
                yield f"/{ask.path}"


def _said_at(asker: Asker, path: str) -> str:
    answer = asker.ask("GET", path)
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return " ".join((headers, *texts_of(answer)))


def _spelled(world: World) -> dict[str, Canary]:
    """Each way to write a secret without words, with the secret."""
    return {
        spelling: canary
        for canary in world.canaries.values()
        if canary.field in SPELLED
        for spelling in canary.spellings
    }


def _in_digits(said: str, spelled: dict[str, Canary]) -> Iterator[Canary]:
    """Those that stand by themselves: the 1st of a month is not in the 11th."""
    ways = "|".join(map(re.escape, spelled))
    found = re.finditer(rf"(?<!\d)(?:{ways})(?!\d)", said.lower())
    return (spelled[match[0]] for match in found)


def texts_of(answer: Answer) -> Iterator[str]:
    """What an answer says, in whatever way: the bytes, and the text and data of a paper."""
    yield answer.text
    if answer.body.startswith(b"%PDF"):
        yield from texts_of_pdf(answer.body)


def texts_of_pdf(content: bytes) -> Iterator[str]:
    """The pages, the metadata of both kinds, the outline, and the names of what is attached."""
    reader = PdfReader(io.BytesIO(content))
    for page in reader.pages:
        yield page.extract_text()
    yield str(dict(reader.metadata or {}))
    if reader.xmp_metadata is not None:
        yield reader.xmp_metadata.rdf_root.toxml()
    yield str(reader.outline)
    yield " ".join(reader.attachments)
