"""What the yearly report says: read from what was released, and from nothing else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.statistics.figures.figure import Figure, Section
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.models import Release, ReleasedCell
from intranet.statistics.pages.access import code_of
from intranet.statistics.pages.network import left_out_of, shown
from intranet.statistics.pages.tables import (
    ABSENT,
    Numbers,
    Shown,
    columns_of,
    leading,
)

# In all services together, and in each: by release, figure and service; None is all of them.
type Cells = Mapping[tuple[int, str, int | None], Numbers]


@dataclass(frozen=True)
class PrintedRow:
    """`numbers` as they are printed; `bar` is from 0 to 100, of the longest of its table."""

    name: str
    numbers: Sequence[str]
    bar: int = 0


@dataclass(frozen=True)
class PrintedTable:
    title: str
    head: str
    columns: Sequence[str]
    rows: Sequence[PrintedRow]


@dataclass(frozen=True)
class PrintedFigure:
    title: str
    unit: str
    definition: str
    tables: Sequence[PrintedTable]


@dataclass(frozen=True)
class PrintedSection:
    title: str
    figures: Sequence[PrintedFigure]


@dataclass(frozen=True)
class Content:
    """The whole report; `on` is the day of the last release in it."""

    title: str
    author: str
    covers: str
    on: date
    edition: str
    present: PrintedTable
    sections: Sequence[PrintedSection]


def content_of(year: int, releases: Sequence[Release]) -> Content:
    """Of the releases of one year, at least one: its quarters so far, and the year if it is."""
    ordered = sorted(releases, key=lambda each: each.quarter or 5)
    cells, names = _cells(ordered)
    return Content(
        title=_("Rapporto %(year)s della rete dei servizi") % {"year": year},
        author=str(ordered[0].coordination),
        covers=_covers(year, ordered),
        on=max(timezone.localdate(each.released_at) for each in ordered),
        edition=", ".join(sorted({each.edition for each in ordered})),
        present=_present(ordered, names),
        sections=[
            PrintedSection(str(section.label), figures)
            for section in Section
            if (figures := _figures(section, ordered, cells, names))
        ],
    )


def _covers(year: int, releases: Sequence[Release]) -> str:
    if releases[-1].quarter is None:
        return _("Anno %(year)s, con i suoi quattro trimestri.") % {"year": year}
    quarters = ", ".join(code_of(each) for each in releases)
    words = _("Trimestri pubblicati finora: %(quarters)s. L’anno non è ancora pubblicato.")
    return words % {"quarters": quarters}


def _cells(releases: Sequence[Release]) -> tuple[Cells, Mapping[int, str]]:
    """The numbers, and the names of the services by key in their order."""
    found: dict[tuple[int, str, int | None], dict[str, Shown]] = defaultdict(dict)
    names: dict[int, str] = {}
    cells = ReleasedCell.objects.filter(release__in=releases).select_related("service")
    left_out = left_out_of(cells)
    for cell in cells.order_by("service__name", "service", "category"):
        if cell.service:
            names[cell.service.pk] = str(cell.service)
        if cell.figure:
            found[cell.release_id, cell.figure, cell.service_id][cell.category] = shown(
                cell, left_out
            )
        else:
            found[cell.release_id, "", cell.service_id] = {}
    return found, names


def _present(releases: Sequence[Release], names: Mapping[int, str]) -> PrintedTable:
    """Who is in each period, and who is missing."""
    told = ReleasedCell.objects.filter(release__in=releases).exclude(service=None).order_by()
    there = {*told.exclude(figure="").values_list("release", "service").distinct()}
    missing = {*told.filter(figure="").values_list("release", "service")}

    def said(release: Release, service: int) -> str:
        if (release.pk, service) in there:
            return _("sì")
        return _("non pervenute") if (release.pk, service) in missing else "–"

    rows = [
        PrintedRow(name, [said(release, key) for release in releases])
        for key, name in names.items()
    ]
    columns = [code_of(each) for each in releases]
    return PrintedTable(_("Di chi sono le cifre"), _("Servizio"), columns, rows)


def _figures(
    section: Section, releases: Sequence[Release], cells: Cells, names: Mapping[int, str]
) -> list[PrintedFigure]:
    found = []
    for figure in FIGURES.values():
        tables = [
            table
            for table in (
                _by_category(figure, releases, cells),
                _by_service(figure, releases, cells, names),
            )
            if table.rows
        ]
        if figure.section == section and tables:
            unit = f"{figure.unit.label}, {figure.kind.label}"
            found.append(PrintedFigure(str(figure.title), unit, figure.definition, tables))
    return found


def _by_category(figure: Figure, releases: Sequence[Release], cells: Cells) -> PrintedTable:
    """All services together: a row for each category, a column for each period."""
    sides = [cells.get((each.pk, figure.code, None), {}) for each in releases]
    names = columns_of(figure, sides) if any(sides) else []
    rows = [
        (figure.name_of(name) if name else _("Totale"), [side.get(name, ABSENT) for side in sides])
        for name in names
    ]
    return _table(_("Tutti i servizi"), _("Categoria"), releases, rows)


def _by_service(
    figure: Figure, releases: Sequence[Release], cells: Cells, names: Mapping[int, str]
) -> PrintedTable:
    """What the figure is about, of each service: a column for each period."""
    rows = []
    for key, name in names.items():
        sides = [cells.get((each.pk, figure.code, key), {}) for each in releases]
        if any(sides):
            rows.append((name, [side.get(leading(figure), ABSENT) for side in sides]))
    part = figure.name_of(leading(figure)) if leading(figure) else _("in totale")
    title = _("Per servizio: %(part)s") % {"part": part}
    return _table(title, _("Servizio"), releases, rows)


def _said(number: Shown) -> str:
    return f"{number.text} ({number.note})" if number.note else number.text


def _table(
    title: str,
    head: str,
    releases: Sequence[Release],
    rows: Sequence[tuple[str, Sequence[Shown]]],
) -> PrintedTable:
    """With bars of the last period that is told."""
    last = [numbers[-1].value or 0 for _name, numbers in rows if _name != _("Totale")]
    most = max(last, default=0)
    return PrintedTable(
        title,
        head,
        [code_of(each) for each in releases],
        [
            PrintedRow(
                name,
                [_said(number) for number in numbers],
                round(100 * min(numbers[-1].value or 0, most) / most) if most else 0,
            )
            for name, numbers in rows
        ],
    )
