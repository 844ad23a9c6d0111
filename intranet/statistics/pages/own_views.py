"""The figures of one's own service, whole and as fresh as they were prepared."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.sheets import written
from intranet.statistics.models import Cube
from intranet.statistics.pages.access import REPRESENT, cube_at, represented
from intranet.statistics.pages.charts import charts_of
from intranet.statistics.pages.files import FORMATS, download
from intranet.statistics.pages.overview import headlines, themes, whole_table
from intranet.statistics.pages.own import figure_sheet, numbers_of_cube, sheet_of
from intranet.statistics.pages.views import known_figure, known_kind
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

PERIODS = 12


@guarded(REPRESENT)
@require_safe
def service(request: SignedIn, pk: int, period: str = "") -> HttpResponse:
    """One's own service in a quarter, by default the latest that was prepared."""
    mine = get_object_or_404(represented(request.user), pk=pk)
    cubes = (
        Cube.objects.filter(service=mine).order_by("-year", "-quarter").select_related("service")
    )
    cube = cube_at(request.user, pk, period) if period else cubes.first()
    context = {"room": "service", "service": mine, "services": represented(request.user)}
    if cube is None:
        return render(request, "statistics/pages/service.html", context)
    own = numbers_of_cube(cube)
    context |= {
        "cube": cube,
        "cubes": cubes[:PERIODS],
        "stamp": sheet_of(cube, "", (), ()).stamp,
        "headlines": headlines(own),
        "themes": themes([own]),
        "columns": [mine.short_name],
        "formats": FORMATS,
    }
    return render(request, "statistics/pages/service.html", context)


@guarded(REPRESENT)
@require_safe
def service_file(request: SignedIn, pk: int, period: str, kind: str) -> HttpResponse:
    """Every number of the quarter as a file; `cubo` is the format in which it can be filed."""
    cube = cube_at(request.user, pk, period)
    name = slugify(cube.service.short_name)
    if kind == "cubo":
        return _as_filed(cube, name)
    table = whole_table(str(cube.service), [str(cube.period)], [numbers_of_cube(cube)])
    sheet = sheet_of(cube, _("Cifre del servizio"), FIGURES.values(), [table])
    return download(sheet, known_kind(kind), name)


@guarded(REPRESENT)
@require_safe
def service_figure(request: SignedIn, pk: int, period: str, code: str) -> HttpResponse:
    cube, figure = cube_at(request.user, pk, period), known_figure(code)
    sheet = figure_sheet(cube, figure)
    context = {
        "room": "service",
        "service": cube.service,
        "cube": cube,
        "figure": figure,
        "sheet": sheet,
        "charts": charts_of(sheet, figure, of_all=False),
        "formats": FORMATS,
    }
    return render(request, "statistics/pages/figure.html", context)


@guarded(REPRESENT)
@require_safe
def service_figure_file(
    request: SignedIn, pk: int, period: str, code: str, kind: str
) -> HttpResponse:
    cube, figure = cube_at(request.user, pk, period), known_figure(code)
    name = f"{slugify(cube.service.short_name)}-{figure.code}"
    return download(figure_sheet(cube, figure), known_kind(kind), name)


def _as_filed(cube: Cube, name: str) -> HttpResponse:
    cells = cube.cells.all()
    numbers = {(cell.figure, cell.category): Number(cell.value, cell.cases) for cell in cells}
    return HttpResponse(
        written(cube.service.name, cube.period, numbers),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="cubo-{name}-{cube.period.code}.csv"'
        },
    )
