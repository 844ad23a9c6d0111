"""The file of a cube as lines: what it says of itself, and its numbers as they are written."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from intranet.portal.cells import FORMULAS

LARGEST = 1024 * 1024
"""Bytes: a cube of every municipality of the country is smaller."""

MOST_LINES = 20_000
HEAD = ("servizio", "periodo", "edizione")
COLUMNS = ("cifra", "categoria", "valore", "casi")
ZIP, UTF_16 = b"PK\x03\x04", (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Fault:
    """What is wrong, in a sentence; on which line, or on none in particular."""

    words: str
    line: int = 0


class Unreadable(ValueError):
    """The file is no table at all; `fault` says why."""

    def __init__(self, words: str, line: int = 0) -> None:
        super().__init__(words)
        self.fault = Fault(words, line)


@dataclass(frozen=True)
class Said:
    """A word of the file, and on which line it stands."""

    text: str
    line: int


@dataclass(frozen=True)
class Line:
    """A number as it is written."""

    number: int
    figure: str
    category: str
    value: str
    cases: str


@dataclass
class Sheet:
    """All that a file says, right or wrong."""

    head: dict[str, Said] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(content: bytes) -> Sheet:
    """The lines of a CSV, with semicolons or commas. Raises Unreadable where it is none."""
    text = _text(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = ";" if ";" in first else ","
    sheet, columns = Sheet(), None
    try:
        for number, cells in _rows(text, delimiter):
            if columns is None:
                columns = _opening(sheet, number, cells)
            else:
                _take(sheet, number, cells, columns)
    except csv.Error as error:
        raise Unreadable(_("Il file non è un CSV che si possa leggere.")) from error
    if columns is None:
        raise Unreadable(
            _("Manca la riga dei titoli: %(columns)s.") % {"columns": delimiter.join(COLUMNS)}
        )
    return sheet


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise Unreadable(_("Il file è troppo grande: le cifre di un trimestre stanno in 1 MB."))
    if not content.strip():
        raise Unreadable(_("Il file è vuoto."))
    if content.startswith(ZIP):
        raise Unreadable(_("È un foglio di lavoro, non un CSV: si salva come «CSV UTF-8»."))
    if content.startswith(UTF_16):
        raise Unreadable(_wrong_encoding())
    if b"\x00" in content:
        raise Unreadable(_("Il file contiene caratteri NUL: non è un CSV."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(_wrong_encoding(), line) from error


def _wrong_encoding() -> str:
    return _("Il file non è scritto in UTF-8: in Excel si salva come «CSV UTF-8».")


def _rows(text: str, delimiter: str) -> Sequence[tuple[int, list[str]]]:
    """The rows that say something, with the number of their line."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    if len(rows) > MOST_LINES:
        raise Unreadable(
            _("Il file ha troppe righe: le cifre di un trimestre sono poche centinaia.")
        )
    return [(number, cells) for number, cells in rows if any(cells)]


def _opening(sheet: Sheet, number: int, cells: list[str]) -> list[int] | None:
    """The places of the columns, once the row of titles is met; before, a line of the head."""
    names = [cell.lower() for cell in cells]
    if names[0] == COLUMNS[0]:
        if missing := [name for name in COLUMNS if name not in names]:
            raise Unreadable(_("Manca la colonna «%(name)s».") % {"name": missing[0]}, number)
        return [names.index(name) for name in COLUMNS]
    name, value = names[0], cells[1] if len(cells) > 1 else ""
    if name not in HEAD:
        words = _(
            "Prima dei titoli stanno servizio, periodo ed edizione: «%(name)s» non si conosce."
        )
        sheet.faults.append(Fault(words % {"name": cells[0][:60]}, number))
    elif name in sheet.head:
        words = _("«%(name)s» è già detto alla riga %(line)s.")
        sheet.faults.append(Fault(words % {"name": name, "line": sheet.head[name].line}, number))
    elif _is_formula(value):
        sheet.faults.append(_formula(number))
    else:
        sheet.head[name] = Said(bare(value), number)
    return None


def _take(sheet: Sheet, number: int, cells: list[str], columns: list[int]) -> None:
    said = [cells[place] if place < len(cells) else "" for place in columns]
    if any(_is_formula(cell) for cell in said):
        sheet.faults.append(_formula(number))
    else:
        figure, category, value, cases = said
        sheet.lines.append(Line(number, figure, bare(category), value, cases))


def _is_formula(cell: str) -> bool:
    """A count below zero is wrong too, and is told so in its own words."""
    return cell.startswith(FORMULAS) and not cell[1:].isdecimal()


def _formula(number: int) -> Fault:
    return Fault(_("Una cella contiene una formula: si scrivono i numeri, non i calcoli."), number)


def bare(cell: str) -> str:
    """Without the sign by which our own files keep a spreadsheet from reckoning with a name."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULAS) else cell
