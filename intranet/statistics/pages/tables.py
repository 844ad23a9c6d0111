"""Numbers in rows and columns, as they are read on a page, in a file and in the report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.statistics.figures.figure import TOTAL, Figure
from intranet.statistics.figures.rates import RATES, Rate


class Status(StrEnum):
    """Why a number is there, or is not. None of the others means zero."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"
    # With so few cases behind it, a median says nothing.
    FEW = "few"
    # The service brought no figures.
    MISSING = "missing"
    # There is no such number, as the median of all services.
    ABSENT = "absent"


@dataclass(frozen=True)
class Shown:
    """A number as it may be read; it has a value only where it is shown.

    `without` are the services (their keys) that a number of all leaves out: they do not record it.
    """

    status: Status
    value: int | None = None
    without: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """`1.234`, or why there is no number."""
        match self.status:
            case Status.SHOWN:
                return f"{self.value:,}".replace(",", ".")
            case Status.HIDDEN:
                return _("n.d.")
            case Status.UNKNOWN:
                return _("non rilevato")
            case Status.FEW:
                return _("troppo pochi")
            case Status.MISSING:
                return _("non pervenuto")
        return "–"

    @property
    def note(self) -> str:
        """Whom the number leaves out, beside it; nothing where it is of all."""
        if not self.without or self.status != Status.SHOWN:
            return ""
        words = ngettext("senza %(count)s servizio", "senza %(count)s servizi", len(self.without))
        return words % {"count": len(self.without)}


ABSENT, MISSING = Shown(Status.ABSENT), Shown(Status.MISSING)

# Of these the total says only how many were asked: who has it is what they are about.
LEADING = ("yes", "reopened", "with")

# Between a thing and its part, in the name of a column: `Annullati: Il servizio`.
PART = ": "

type Numbers = Mapping[str, Shown]
"""The numbers of one figure by category, of one service or of all."""


@dataclass(frozen=True)
class Row:
    name: str
    numbers: Sequence[Shown]
    is_sum: bool = False


@dataclass(frozen=True)
class Head:
    """What stands above one column, or above all the `parts` of one thing, as «Annullati»."""

    words: str
    parts: Sequence[str] = ()


@dataclass(frozen=True)
class Table:
    """Rows of numbers; `head` says what the rows are. `whole` is the place of their totals, `lead`
    that of the number by which they are compared.
    """

    title: str
    head: str
    columns: Sequence[str]
    rows: Sequence[Row]
    whole: int = 0
    lead: int = 0

    @property
    def heads(self) -> list[Head]:
        """The columns; neighbours called `thing: part` stand together under the thing."""
        found = []
        for thing, neighbours in groupby(self.columns, lambda column: column.partition(PART)[0]):
            columns = list(neighbours)
            parts = [column.removeprefix(f"{thing}{PART}") for column in columns]
            found.append(Head(columns[0]) if len(parts) == 1 else Head(thing, parts))
        return found

    @property
    def is_grouped(self) -> bool:
        return any(head.parts for head in self.heads)

    def has(self, status: Status) -> bool:
        """Whether some number is missing for this reason, which is then explained."""
        return any(number.status == status for row in self.rows for number in row.numbers)


@dataclass(frozen=True)
class Sheet:
    """All that one page says of a figure, or of several: it goes out in files as it stands."""

    title: str
    period: str
    code: str
    edition: str
    stamp: str
    at: datetime
    definitions: Sequence[tuple[str, str]]
    tables: Sequence[Table]
    notes: Sequence[str] = field(default_factory=tuple)


def leading(figure: Figure) -> str:
    """The category that the figure is about: of most the total."""
    return next((name for name in LEADING if name in figure.categories), TOTAL)


def columns_of(figure: Figure, numbers: Iterable[Numbers]) -> list[str]:
    """The categories in their order, then those of an open figure by name; the total is last."""
    fixed = list(figure.categories)
    found = {name for each in numbers for name in each if name not in figure.categories}
    return [*sorted(found - {TOTAL}), *fixed, TOTAL]


def titles_of(figure: Figure, columns: Sequence[str]) -> list[str]:
    """Their words, and those of the rates that are worked out of them."""
    single = len(columns) == 1
    total = str(figure.unit.label).capitalize() if single else _("Totale")
    names = [figure.name_of(name) if name else total for name in columns]
    return [*names, *(str(rate.title) for rate in rates_of(figure))]


def numbers_of(figure: Figure, columns: Sequence[str], numbers: Numbers) -> list[Shown]:
    """The numbers in the order of the columns, and the rates after them; of nobody, that they are
    missing.
    """
    if not numbers:
        return [MISSING] * (len(columns) + len(rates_of(figure)))
    found = [numbers.get(name, ABSENT) for name in columns]
    return [*found, *(_rate(rate, numbers) for rate in rates_of(figure))]


def rates_of(figure: Figure) -> list[Rate]:
    return [rate for rate in RATES if rate.figure == figure.code]


def _rate(rate: Rate, numbers: Numbers) -> Shown:
    """Of numbers that are read anyway: where one of them is not, or is of other services, there is
    no rate.
    """
    parts = [numbers.get(name, ABSENT) for name in (rate.part, *rate.whole)]
    for status in (Status.ABSENT, Status.UNKNOWN, Status.HIDDEN):
        if any(part.status == status for part in parts):
            return Shown(status)
    if len({part.without for part in parts}) > 1:
        return Shown(Status.UNKNOWN)
    whole = sum(part.value or 0 for part in parts[1:])
    if not whole:
        return ABSENT
    per_whole = round(rate.per * (parts[0].value or 0) / whole)
    return Shown(Status.SHOWN, per_whole, parts[0].without)


class Line(NamedTuple):
    """The numbers of one service or period, before they are put in columns."""

    name: str
    numbers: Numbers
    is_sum: bool = False


def table_of(figure: Figure, title: str, head: str, lines: Sequence[Line]) -> Table:
    """A line in each row; without a column that is empty in all of them."""
    columns = columns_of(figure, [line.numbers for line in lines])
    rows = [
        Row(line.name, numbers_of(figure, columns, line.numbers), line.is_sum) for line in lines
    ]
    lead = columns.index(leading(figure)) if leading(figure) in columns else len(columns) - 1
    return Table(title, head, titles_of(figure, columns), rows, len(columns) - 1, lead)
