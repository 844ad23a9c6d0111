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
SPELLED = ("Person.birth_date", "Contact.phone", "Case.rg_number", "Cell.value")
Heard = dict[Canary, set[str]]  # where each secret showed: the addresses


def heard_by(
    subject: Subject,
    world: World,
    catalogue: Catalogue,
    cases: Collection[str] = (),
    *,
    few: bool = False,
) -> Heard:
    """The secrets that everything `subject` can open by reading holds, and where.

    With `cases`, by name, the objects of these cases alone are opened; of a `few`, one of each
    case at each route.
    """
    heard: Heard = {}
    spelled = _spelled(world)
    with asking(subject, world) as asker:
        for path, through in _addresses(subject, catalogue, cases, few=few):
            said = _said_at(asker, path, through)
            for canary in (*in_text(said, world.canaries), *_in_digits(said, spelled)):
                heard.setdefault(canary, set()).add(path)
    return heard


def _addresses(
    subject: Subject, catalogue: Catalogue, cases: Collection[str], *, few: bool
) -> Iterator[tuple[str, str]]:
    """With what each is asked through: a session, or a key."""
    for route in every_route():
        asked: set[str] = set()
        for ask in asks_of(subject, route, catalogue):
            case = ask.thing.place.name if ask.thing else ""
            wanted = not (cases and case) or case in cases
            if ask.method == "GET" and wanted and not (few and case in asked):
                asked.add(case)
                yield f"/{ask.path}", ask.through


def _said_at(asker: Asker, path: str, through: str) -> str:
    answer = asker.ask("GET", path, through=through)
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
    text = said.lower()
    there = (way for way in spelled if way in text)
    return (spelled[way] for way in there if re.search(rf"(?<!\d){re.escape(way)}(?!\d)", text))


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
