"""A text with the phrases marked that may let somebody be recognised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intranet.network.discretion.findings import Finding
from intranet.network.discretion.heeding import findings_in, seal_of
from permissions.models import User


@dataclass(frozen=True)
class Part:
    """A piece of the text, and what was found in it, if anything."""

    text: str
    finding: Finding | None = None


@dataclass(frozen=True)
class Marked:
    """What was found in one text, as it is drawn: `label` says of which field it is."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Caution:
    """What a page shows before it lets post: nothing to confirm where something is sure."""

    texts: tuple[Marked, ...]
    findings: tuple[Finding, ...]

    @property
    def is_sure(self) -> bool:
        return any(each.is_sure for each in self.findings)

    @property
    def seal(self) -> str:
        return "" if self.is_sure else seal_of(self.findings)

    @property
    def reasons(self) -> list[Finding]:
        """One for each kind that was found, the sure ones first."""
        first = {each.kind: each for each in reversed(self.findings)}
        return sorted(first.values(), key=lambda each: (not each.is_sure, each.start))


def caution_of(writer: User, texts: Sequence[tuple[str, str]]) -> Caution | None:
    """What is wrong with `texts`, each with the label of its field; None where nothing is."""
    marked, found = [], []
    for label, text in texts:
        findings = findings_in(text, writer)
        found += findings
        if findings:
            marked.append(Marked(label, tuple(_parts(text, findings))))
    return Caution(tuple(marked), tuple(found)) if found else None


def _parts(text: str, findings: Sequence[Finding]) -> Iterator[Part]:
    place = 0
    for each in findings:
        if each.start > place:
            yield Part(text[place : each.start])
        yield Part(each.phrase, each)
        place = each.end
    if place < len(text):
        yield Part(text[place:])
