"""The report printed from hostile texts, reopened by a real reader of PDFs."""

import io
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PdfReader

from tests.security.hostile.reader import Sent
from tests.security.hostile.strings import Hostile
from tests.security.hostile.trials import Trials
from tests.security.hostile.world import Moment, World, undone
from workflows.documents.active import has_active_content
from workflows.documents.models import Paper
from workflows.documents.plain import plain_text

UNPRINTED = re.compile("[\\s\u00ad\u034f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
PIECE = 30


def try_papers(world: World, strings: Sequence[Hostile], at: Moment, rounds: Sequence[int]) -> None:
    """Each text in each section of the report: printed whole, as text, and as nothing else."""
    trials = Trials(world, strings, at)
    with undone():
        plain = _printed(world, trials.send(trials.reader(), trials.harmless()))
    for turn in rounds:
        with undone():
            sent = trials.send_hostile(turn)
            for kind, detail in faults(_printed(world, sent), plain, _texts(sent)):
                world.ledger.find(kind, f"PDF {at.step}", detail)
            world.ledger.count("PDFs reopened")


def faults(content: bytes, plain: bytes, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a PDF holds that the `plain` one does not, and which of the texts it does not say."""
    paper, other = PdfReader(io.BytesIO(content)), PdfReader(io.BytesIO(plain))
    if has_active_content(paper):
        yield "active PDF", str(texts)
    if any("/Annots" in page for page in paper.pages):
        yield "PDF with links or notes", str(texts)
    if set(paper.root_object) != set(other.root_object):
        yield "PDF with another catalogue", str(set(paper.root_object) ^ set(other.root_object))
    if dict(paper.metadata or {}) != dict(other.metadata or {}):
        yield "PDF with other metadata", str(paper.metadata)
    said = bare(text_of(content))
    signs = Counter(said)
    for text in texts:
        missing = [piece for piece in _pieces(text) if not _is_said(piece, said, signs)]
        if len(missing) > len(text) // (PIECE * 20):
            yield "not whole in PDF", f"{text[:80]!r}: {missing[:3]!r}"


def text_of(content: bytes) -> str:
    """What a reader can copy from the PDF: by poppler where it is installed, else by pypdf."""
    program = shutil.which("pdftotext")
    if program is None:
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    command = [program, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def bare(text: str) -> str:
    """The text without room and without what is not drawn, its letters in their plain form."""
    return UNPRINTED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _pieces(text: str) -> Iterator[str]:
    """Short runs of a text: a long one is broken by the head and foot of a page."""
    for line in plain_text(text).splitlines():
        whole = bare(line)
        yield from (whole[start : start + PIECE] for start in range(0, len(whole), PIECE))


def _is_said(piece: str, said: str, signs: Counter[str]) -> bool:
    """Whether the PDF says it; what is written from the right is copied in another order."""
    if any(unicodedata.bidirectional(sign) in {"R", "AL", "AN", "NSM"} for sign in piece):
        return set(piece) <= set(signs)
    return piece in said


def _texts(sent: Sent) -> list[str]:
    return [text.arrives.strip() for text in sent.typed.values()]


def _printed(world: World, sent: Sent) -> bytes:
    """The report is validated and signed by those who may; what the signer downloads."""
    assert sent.answer.was_accepted, sent.told
    for _ in range(2):
        moment = world.now()
        assert moment is not None
        approving = replace(moment, ordinary={"decision": "approve"})
        trials = Trials(world, (), approving)
        signed = trials.send(trials.reader(), _nothing)
        assert signed.answer.was_accepted, (moment, signed.told)
    paper: Any = Paper.objects.filter(kind=Paper.Kind.REPORT).latest("pk")
    answer = world.reader("gino").open(f"/documenti/{paper.pk}/")
    assert answer.is_pdf, answer.status
    return answer.content


def _nothing(name: str) -> Hostile:
    return Hostile("nothing", b"")
