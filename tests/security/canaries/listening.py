"""Everything that reaches one reader: pages, errors, redirects, headers, papers and their data."""

import io
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pypdf import PdfReader

from tests.security.matrix.answers import Answer, Asker, asking
from tests.security.matrix.catalogue import Catalogue
from tests.security.matrix.crawl import asks_of, every_route
from tests.security.world import Canary, Subject, World
from tests.security.world.canaries import in_text

# Secrets without words: they show in digits, a date in any of the ways a page writes it.
SPELLED = ("Person.birth_date", "Contact.phone", "Case.rg_number", "Cell.value")
Heard = dict[Canary, set[str]]  # where each secret showed: the addresses
Spelled = Mapping[str, Mapping[str, Canary]]


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


def _spelled(world: World) -> Spelled:
    """Each way to write a secret without words, with the secret, by its longest run of digits."""
    found: dict[str, dict[str, Canary]] = defaultdict(dict)
    for canary in world.canaries.values():
        if canary.field in SPELLED:
            for spelling in canary.spellings:
                found[max(re.findall(r"\d+", spelling), key=len)][spelling] = canary
    return found


def _in_digits(said: str, spelled: Spelled) -> Iterator[Canary]:
    """Those that stand by themselves: the 1st of a month is not in the 11th."""
    text = said.lower()
    for run in spelled.keys() & set(re.findall(r"\d+", text)):
        for way, canary in spelled[run].items():
            if way in text and re.search(rf"(?<!\d){re.escape(way)}(?!\d)", text):
                yield canary


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
