"""The numbers of a file, each by itself: known, whole, said once, and borne by cases."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intranet.statistics.figures.figure import TOTAL, Figure, Unit
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.reading import Fault, Line, Sheet

UNKNOWN = "non rilevato"
WHOLE = "totale"
LONGEST_NAME = 100
DIGITS = re.compile(r"[0-9]{1,9}")

type Place = tuple[str, str]

# Whatever is counted, a case brings at least one of them.
BY_CASE = {Unit.VISITS, Unit.MINUTES, Unit.CHANGES, Unit.REPORTS, Unit.SUSPENSIONS}


@dataclass(frozen=True)
class Entry:
    """A number of the file: `value` is None where it is said not to be known."""

    value: int | None
    cases: int | None
    line: int


def entries_of(sheet: Sheet) -> tuple[Mapping[Place, Entry], list[Fault]]:
    """The numbers by figure and category, and all that is wrong with single lines."""
    entries: dict[Place, Entry] = {}
    faults: list[Fault] = []
    for line in sheet.lines:
        figure = FIGURES.get(line.figure)
        place = (line.figure, category_of(line))
        wrong = list(_wrong(line, figure, place[1]))
        if figure and not wrong:
            entry = _entry(line, figure)
            wrong = list(_unborne(entry, figure))
        if place in entries:
            words = _("%(what)s è già alla riga %(line)s.")
            wrong.append(words % {"what": name_of(place), "line": entries[place].line})
        elif figure and not wrong:
            entries[place] = entry
        faults += [Fault(words, line.number) for words in wrong]
    return entries, faults + _missing(sheet)


def category_of(line: Line) -> str:
    """Its code; the total may be left empty or be called by its name."""
    name = " ".join(line.category.split())
    return TOTAL if name.lower() == WHOLE else name


def name_of(place: Place) -> str:
    """What people read for it, between quotation marks."""
    figure = FIGURES.get(place[0])
    name = figure.name_of(place[1]) if figure and place[1] else place[1]
    return f"«{figure.title if figure else place[0]}{' · ' if name else ''}{name}»"


def _wrong(line: Line, figure: Figure | None, category: str) -> Iterator[str]:
    if figure is None:
        yield _("La cifra «%(code)s» non è fra quelle definite.") % {"code": line.figure[:60]}
        return
    if not figure.has(category) or len(category) > LONGEST_NAME:
        words = _("«%(code)s» non è una categoria di «%(figure)s».")
        yield words % {"code": category[:60], "figure": figure.title}
    for number in (line.value, line.cases):
        yield from _unwhole(number)
    if not line.value:
        yield _("Manca il valore: dove non è noto si scrive «non rilevato».")
    if not line.cases and figure.unit != Unit.CASES and _is_known(line.value):
        yield _("Mancano i casi: quanti fascicoli stanno dietro il valore.")


def _unwhole(number: str) -> Iterator[str]:
    said = {"number": number[:30]}
    if re.fullmatch(r"-[0-9]+", number):
        yield _("«%(number)s» è sotto zero: un conteggio non lo è mai.") % said
    elif _is_known(number) and re.fullmatch(r"[0-9]{1,3}(?:[.,'’  ][0-9]{3})+", number):
        yield _("«%(number)s» ha un segno fra le cifre: si scrive senza punti né virgole.") % said
    elif _is_known(number) and not DIGITS.fullmatch(number):
        yield _("«%(number)s» non è un numero intero.") % said


def _is_known(number: str) -> bool:
    return bool(number) and number.lower() != UNKNOWN


def _entry(line: Line, figure: Figure) -> Entry:
    value = int(line.value) if _is_known(line.value) else None
    cases = int(line.cases) if _is_known(line.cases) else None
    if figure.unit == Unit.CASES and cases is None:
        cases = value
    return Entry(value, cases, line.number)


def _unborne(entry: Entry, figure: Figure) -> Iterator[str]:
    """What is wrong between a value and the cases behind it."""
    if entry.value is None or entry.cases is None:
        return
    said = {"cases": entry.cases, "value": entry.value}
    if figure.unit == Unit.CASES and entry.cases != entry.value:
        yield (
            _("Si contano fascicoli: i casi (%(cases)s) sono quanti il valore (%(value)s).") % said
        )
    elif figure.unit in BY_CASE and entry.cases > entry.value:
        yield _("I casi (%(cases)s) non possono essere più del valore (%(value)s).") % said
    elif entry.cases < figure.least_cases:
        words = _("Con meno di %(least)s fascicoli non si dice: si scrive «non rilevato».")
        yield words % {"least": figure.least_cases}
    elif figure.unit != Unit.DAYS and (entry.value == 0) != (entry.cases == 0):
        yield (
            _("Il valore è %(value)s e i casi sono %(cases)s: o nessuno dei due, o tutti e due.")
            % said
        )


def _missing(sheet: Sheet) -> list[Fault]:
    """Every number of every figure is there, be it to say that it is not known."""
    said = {(line.figure, category_of(line)) for line in sheet.lines}
    faults = []
    for figure in FIGURES.values():
        wanted = [(figure.code, category) for category in (TOTAL, *figure.categories)]
        absent = [place for place in wanted if place not in said]
        if len(absent) == len(wanted) and len(wanted) > 1:
            words = _("Manca la cifra %(figure)s (%(code)s), con tutte le sue categorie.")
            faults.append(Fault(words % {"figure": name_of(wanted[0]), "code": figure.code}))
        else:
            words = _("Manca %(what)s (%(code)s): dove non è noto si scrive «non rilevato».")
            faults += [
                Fault(
                    words
                    % {"what": name_of(place), "code": ";".join(place) if place[1] else place[0]}
                )
                for place in absent
            ]
    return faults
