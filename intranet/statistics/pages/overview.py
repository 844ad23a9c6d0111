"""All figures of a period at a glance: what is asked first, then each by its theme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intranet.statistics.figures.figure import TOTAL, Figure, Section
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.pages.network import middle_band
from intranet.statistics.pages.tables import (
    ABSENT,
    Numbers,
    Row,
    Shown,
    Status,
    Table,
    leading,
)

type Side = Mapping[str, Numbers]
"""The numbers of one service, or of all, by figure and category."""


@dataclass(frozen=True)
class Entry:
    """A figure with what it is about, one number for each side."""

    figure: Figure
    numbers: Sequence[Shown]

    @property
    def title(self) -> str:
        """With the category that is shown of it, where that is not the total."""
        part = leading(self.figure)
        return (
            f"{self.figure.title}: {self.figure.name_of(part)}" if part else str(self.figure.title)
        )

    @property
    def unit(self) -> str:
        return str(self.figure.unit.label)


@dataclass(frozen=True)
class Theme:
    key: str
    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Headline:
    """A number in large type, and what it is; `words` where a number is no number."""

    title: str
    number: Shown = ABSENT
    words: str = ""


def themes(sides: Sequence[Side]) -> list[Theme]:
    """Every figure that one of the sides has, by section."""
    found = []
    for section in Section:
        figures = [each for each in FIGURES.values() if each.section == section]
        entries = [Entry(figure, _totals(figure, sides)) for figure in figures]
        told = [entry for entry in entries if any(each != ABSENT for each in entry.numbers)]
        if told:
            found.append(Theme(section.value, str(section.label), told))
    return found


def _totals(figure: Figure, sides: Sequence[Side]) -> list[Shown]:
    return [side.get(figure.code, {}).get(leading(figure), ABSENT) for side in sides]


def headlines(side: Side, services: int | None = None) -> list[Headline]:
    """What is asked first; the number of services where there are several."""
    count = [] if services is None else [Headline(_("Servizi"), Shown(Status.SHOWN, services))]
    median = side.get("waiting_time_median", {}).get(TOTAL, ABSENT)
    band = middle_band(side.get("waiting_time", {}))
    return [
        *count,
        Headline(_("Fascicoli in carico"), _at(side, "open_cases")),
        Headline(_("Minori in carico"), _at(side, "open_children")),
        Headline(_("In lista d’attesa"), _at(side, "open_cases", "waiting")),
        Headline(_("Attesa mediana, giorni"), median)
        if median != ABSENT
        else Headline(_("Attesa mediana"), words=band or _("n.d.")),
        Headline(_("Incontri svolti"), _at(side, "visits", "held")),
    ]


def _at(side: Side, figure: str, category: str = TOTAL) -> Shown:
    return side.get(figure, {}).get(category, ABSENT)


def whole_table(title: str, columns: Sequence[str], sides: Sequence[Side]) -> Table:
    """Every number of every figure, one under the other."""
    rows = []
    for figure in FIGURES.values():
        names = _categories(figure, (side.get(figure.code, {}) for side in sides))
        for name in names:
            words = f"{figure.title} · {figure.name_of(name)}" if name else str(figure.title)
            numbers = [side.get(figure.code, {}).get(name, ABSENT) for side in sides]
            rows.append(Row(words, numbers, is_sum=name == TOTAL))
    return Table(title, _("Cifra"), columns, rows)


def _categories(figure: Figure, sides: Iterable[Numbers]) -> list[str]:
    there = {name for side in sides for name in side}
    fixed = [name for name in (TOTAL, *figure.categories) if name in there]
    return [*fixed, *sorted(there - set(fixed))]
