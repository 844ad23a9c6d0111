"""The file of a cube as it is written: of numbers that are kept, empty, and as an example."""

import csv
import io
from collections.abc import Iterator, Mapping

from intranet.portal.cells import plain
from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.figures.figure import TOTAL
from intranet.statistics.figures.registry import EDITION, FIGURES
from intranet.statistics.filing.numbers import UNKNOWN, WHOLE, Place
from intranet.statistics.filing.reading import COLUMNS
from intranet.statistics.periods import Quarter

MEANING = "significato"

NOTHING = Number(None, None)


def written(service: str, quarter: Quarter, numbers: Mapping[Place, Number]) -> bytes:
    """The numbers as a file that can be filed: in UTF-8, as an Italian spreadsheet opens it."""
    rows = ((*_code(place), *_said(numbers.get(place, NOTHING))) for place in _places(numbers))
    return _file(service, quarter, rows)


def template(service: str, quarter: Quarter) -> bytes:
    """The same file with every number left empty."""
    return _file(service, quarter, ((*_code(place), "", "") for place in _places({})))


def _file(service: str, quarter: Quarter, rows: Iterator[tuple[str, str, str, str]]) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow(("servizio", plain(service)))
    table.writerow(("periodo", quarter.code))
    table.writerow(("edizione", EDITION))
    table.writerow((*COLUMNS, MEANING))
    for figure, category, value, cases in rows:
        place = (figure, TOTAL if category == WHOLE else category)
        table.writerow((figure, plain(category), value, cases, plain(meaning_of(place))))
    return out.getvalue().encode("utf-8-sig")


def meaning_of(place: Place) -> str:
    figure = FIGURES[place[0]]
    name = figure.name_of(place[1]) if place[1] else ""
    return f"{figure.title} · {name}" if name else str(figure.title)


def _places(numbers: Mapping[Place, Number]) -> Iterator[Place]:
    """Every place of every figure, then those that an open figure has besides."""
    for figure in FIGURES.values():
        fixed = (TOTAL, *figure.categories)
        yield from ((figure.code, category) for category in fixed)
        yield from sorted(p for p in numbers if p[0] == figure.code and p[1] not in fixed)


def _code(place: Place) -> tuple[str, str]:
    return place[0], place[1] or WHOLE


def _said(number: Number) -> tuple[str, str]:
    value = UNKNOWN if number.value is None else str(number.value)
    return value, "" if number.cases is None else str(number.cases)
