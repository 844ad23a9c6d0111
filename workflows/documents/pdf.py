"""The report to the court as a PDF: archivable, accessible, the same bytes for the same content.

Texts reach typst as data (`sys.inputs`), never as source: nothing a person typed is ever
interpreted. Standards: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from workflows.documents.plain import plain_text

SOURCES = Path(__file__).parent / "typst"
MISSING_GLYPH = re.compile(r'the text (?:contains the disallowed codepoint )?`"(.+?)"`')


class Unprintable(ValueError):
    """The text holds characters that no font of the papers can draw; they are in `characters`."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(dict.fromkeys(characters))
        super().__init__(" ".join(self.characters))


@dataclass(frozen=True)
class Letterhead:
    """Who writes: "Comune di Milano", "Spazio Neutro", and one line of address."""

    organisation: str
    service: str
    address: str


@dataclass(frozen=True)
class Child:
    """A child as papers name it: first name and, if it is known, year of birth; nothing more."""

    first_name: str
    birth_year: int | None


@dataclass(frozen=True)
class Section:
    """A numbered section; the number is printed by the template. The heading is not empty."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class VisitRow:
    """A line of the table of visits, in the words to print."""

    on: date
    kind: str
    outcome: str


@dataclass(frozen=True)
class Signatory:
    """Who answers for the report, in which office ("operatrice"), and the day they did."""

    name: str
    office: str
    on: date


@dataclass(frozen=True)
class ReportContent:
    """All that a report prints: `number` of the case ("2026/0142"), `on` the day of the letter."""

    letterhead: Letterhead
    title: str
    number: str
    court: str
    register: str
    rg_number: str
    rg_year: int
    city: str
    on: date
    children: tuple[Child, ...]
    sections: tuple[Section, ...]
    visits: tuple[VisitRow, ...]
    author: Signatory
    validator: Signatory
    head_of_service: Signatory
    protocol: str | None = None


def render_report(content: ReportContent) -> bytes:
    """The PDF of the report. Author in its metadata is the service, never a person of the case.

    Every text passes through `plain_text`: control and invisible characters are stripped.
    Raises `Unprintable` when a character is in no font (ask `unprintable` before signing),
    `typst.TypstError` when the title or a heading is empty (ISO 14289-1, 7.1 and 7.4).
    """
    return printed(SOURCES / "report.typ", asdict(content))


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of the text that would make `render_report` raise `Unprintable`."""
    try:
        printed(SOURCES / "printable.typ", text)
    except Unprintable as refusal:
        return refusal.characters
    return ()


def _cleaned(value: object) -> object:
    match value:
        case str():
            return plain_text(value)
        case dict():
            return {name: _cleaned(each) for name, each in value.items()}
        case tuple() | list():
            return [_cleaned(each) for each in value]
    return value


def printed(source: Path, data: object) -> bytes:
    """The PDF that the typst file makes of `data`, which it reads as JSON from `sys.inputs.data`.

    It may use what lies in its own folder, no more. Every text passes through `plain_text`.
    Raises `Unprintable` and `typst.TypstError` as `render_report` does.
    """
    encoded = json.dumps(_cleaned(data), ensure_ascii=False, default=date.isoformat)
    try:
        return typst.compile(
            source,
            root=source.parent,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": encoded},
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError as error:
        missing = [*MISSING_GLYPH.findall(error.diagnostic), *filter(_is_private, encoded)]
        if missing:
            raise Unprintable(each for each in missing if not each.startswith("\\u{")) from error
        raise


def _is_private(sign: str) -> bool:
    """Whether only a font says what it is, as with the bullets that some word processors paste.

    PDF/A-2a wants every sign to have a meaning (ISO 19005-2, 6.2.11.7.3); typst names these by
    their number.
    """
    return unicodedata.category(sign) == "Co"


@cache
def fonts() -> typst.Fonts:
    """Titillium Web from the package of Bootstrap Italia, and what typst carries itself."""
    titillium = files("bootstrap_italia_template") / "static" / "fonts" / "Titillium_Web"
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(str(titillium))])
