"""The figures of one service, whole: read from its cubes, for those who speak for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from intranet.portal.words import moment
from intranet.statistics.figures.figure import Figure
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.models import Cell, Cube
from intranet.statistics.pages.network import QUARTERS_SHOWN
from intranet.statistics.pages.tables import (
    Line,
    Numbers,
    Sheet,
    Shown,
    Status,
    Table,
    table_of,
)
from intranet.statistics.periods import Quarter


def counted(cell: Cell) -> Shown:
    """A number as its own service reads it: whole, however small."""
    if cell.value is not None:
        return Shown(Status.SHOWN, cell.value)
    figure = FIGURES.get(cell.figure)
    is_few = figure and cell.cases is not None and cell.cases < figure.least_cases
    return Shown(Status.FEW if is_few else Status.UNKNOWN)


def numbers_of_cube(cube: Cube) -> Mapping[str, Numbers]:
    """By figure and category."""
    found: dict[str, dict[str, Shown]] = defaultdict(dict)
    for cell in cube.cells.all():
        found[cell.figure][cell.category] = counted(cell)
    return found


def figure_sheet(cube: Cube, figure: Figure) -> Sheet:
    """A figure of one's own service, by quarter.

    What was released of all is not beside it: one who knows the own number takes it off the total,
    and reads what was hidden of the others.
    """
    table = table_of(figure, _("Per trimestre"), _("Periodo"), _by_quarter(cube, figure))
    return sheet_of(cube, str(figure.title), [figure], [table])


def sheet_of(cube: Cube, title: str, figures: Iterable[Figure], tables: Sequence[Table]) -> Sheet:
    is_filed = cube.source == Cube.Source.FILED
    stamp = _("dati consegnati %(at)s") if is_filed else _("dati preparati %(at)s")
    return Sheet(
        title=title,
        period=f"{cube.service} · {cube.period}",
        code=cube.period.code,
        edition=cube.edition,
        stamp=stamp % {"at": moment(cube.prepared_at)},
        at=cube.prepared_at,
        definitions=[(str(figure.title), figure.definition) for figure in figures],
        tables=tables,
    )


def _by_quarter(cube: Cube, figure: Figure) -> list[Line]:
    """This quarter and those before it, the latest last."""
    before = Q(year=cube.year, quarter__lte=cube.quarter)
    before |= Q(year=cube.year - 1, quarter__gt=cube.quarter)
    cubes = Cube.objects.filter(before, service=cube.service_id)
    cells = Cell.objects.filter(cube__in=cubes, figure=figure.code).select_related("cube")
    found: dict[Quarter, dict[str, Shown]] = defaultdict(dict)
    for cell in cells.order_by("cube__year", "cube__quarter"):
        found[cell.cube.period][cell.category] = counted(cell)
    lines = [Line(str(quarter), numbers) for quarter, numbers in found.items()]
    return lines[-QUARTERS_SHOWN:]
