"""What was released, as tables: read from the releases alone, whatever was counted since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from intranet.portal.words import day_of_year
from intranet.statistics.figures.bands import BANDS
from intranet.statistics.figures.figure import TOTAL, Figure
from intranet.statistics.filing.agreeing import reached
from intranet.statistics.models import Release, ReleasedCell
from intranet.statistics.pages.access import code_of
from intranet.statistics.pages.tables import (
    ABSENT,
    Line,
    Numbers,
    Sheet,
    Shown,
    Status,
    Table,
    table_of,
)
from permissions.models import Organisation

QUARTERS_SHOWN = 4
BY_TOTAL = "totale"


# A figure and one of its categories, in one release.
type Place = tuple[int, str, str]


def shown(cell: ReleasedCell, left_out: Mapping[Place, frozenset[int]]) -> Shown:
    """A cell; of all services, with those of them that do not record it."""
    place = (cell.release_id, cell.figure, cell.category)
    without = frozenset() if cell.service_id else left_out.get(place, frozenset())
    return Shown(Status(cell.status), cell.value, without)


def left_out_of(cells: QuerySet[ReleasedCell]) -> Mapping[Place, frozenset[int]]:
    """The services of the release that do not record what they were asked, among `cells`."""
    unknown = cells.filter(status=ReleasedCell.Status.UNKNOWN).exclude(service=None)
    found: dict[Place, set[int]] = defaultdict(set)
    for cell in unknown.values_list("release", "figure", "category", "service"):
        release, figure, category, service = cell
        found[release, figure, category].add(service)
    return {place: frozenset(services) for place, services in found.items()}


def services_of(release: Release) -> QuerySet[Organisation]:
    """Those of which the release tells."""
    told = release.cells.exclude(service=None).exclude(figure="").values("service")
    return Organisation.objects.filter(pk__in=told).order_by("name", "pk")


def missing_from(release: Release) -> QuerySet[Organisation]:
    """Those that belong to the network and had brought no figures when it was made."""
    absent = release.cells.filter(figure="").values("service")
    return Organisation.objects.filter(pk__in=absent).order_by("name", "pk")


def totals(release: Release, service: int | None = None) -> Mapping[str, Numbers]:
    """The numbers of all services together, or of one, by figure and category."""
    found: dict[str, dict[str, Shown]] = defaultdict(dict)
    left_out = {} if service else left_out_of(release.cells.all())
    for cell in release.cells.filter(service=service).exclude(figure=""):
        found[cell.figure][cell.category] = shown(cell, left_out)
    return found


def figure_sheet(release: Release, figure: Figure, order: str = "") -> Sheet:
    """A figure by service and by quarter, with its definition."""
    absent = [Line(str(service), {}) for service in missing_from(release)]
    by_service = sorted(
        [*_by_service(release, figure, order), *absent], key=lambda line: line.is_sum
    )
    tables = [table_of(figure, _("Per servizio"), _("Servizio"), by_service)]
    if by_period := _by_period(release, figure):
        title = _("Tutti i servizi, per trimestre")
        tables.append(table_of(figure, title, _("Periodo"), by_period))
    return sheet_of(release, str(figure.title), [figure], tables)


def sheet_of(
    release: Release, title: str, figures: Iterable[Figure], tables: Sequence[Table]
) -> Sheet:
    return Sheet(
        title=title,
        period=str(release),
        code=code_of(release),
        edition=release.edition,
        stamp=_("dati pubblicati il %(day)s") % {"day": day_of_year(release.released_at)},
        at=release.released_at,
        definitions=[(str(figure.title), figure.definition) for figure in figures],
        tables=tables,
        notes=notes_of(tables),
    )


def notes_of(tables: Iterable[Table]) -> list[str]:
    """What a file says besides its numbers: whom those of all services leave out."""
    places: dict[str, list[str]] = defaultdict(list)
    for table in tables:
        for row in table.rows:
            for column, number in zip(table.columns, row.numbers, strict=True):
                if number.note:
                    places[number.note].append(f"{row.name}, {column}")
    words = _("%(note)s che non rileva la cifra: %(places)s")
    return [words % {"note": note, "places": "; ".join(where)} for note, where in places.items()]


def _by_service(release: Release, figure: Figure, order: str) -> list[Line]:
    """Each service with its numbers, in the order of the database; all of them last."""
    cells = release.cells.filter(figure=figure.code).select_related("service")
    leading = cells.filter(service=OuterRef("service"), category=TOTAL).values("value")
    first = [F("leading").desc(nulls_last=True)] if order == BY_TOTAL else []
    ordered = cells.annotate(leading=Subquery(leading[:1])).order_by(
        *first, "service__name", "service", "category"
    )
    names: dict[int | None, str] = {}
    found: dict[int | None, dict[str, Shown]] = defaultdict(dict)
    left_out = left_out_of(cells)
    for cell in ordered:
        names[cell.service_id] = str(cell.service) if cell.service else ""
        found[cell.service_id][cell.category] = shown(cell, left_out)
    whole = found.pop(None, None)
    rows = [Line(names[key], numbers) for key, numbers in found.items()]
    return [*rows, Line(_("Tutti i servizi"), whole, is_sum=True)] if whole else rows


def _by_period(release: Release, figure: Figure) -> list[Line]:
    """All services in the quarters up to this one, the latest last."""
    number = release.quarter or QUARTERS_SHOWN
    this_year = Q(year=release.year, quarter__lte=number)
    until = this_year | Q(year=release.year - 1, quarter__gt=number)
    told = Release.objects.filter(until, coordination=release.coordination_id)
    all_cells = ReleasedCell.objects.filter(release__in=told, figure=figure.code)
    left_out, cells = left_out_of(all_cells), all_cells.filter(service=None)
    found: dict[Release, dict[str, Shown]] = defaultdict(dict)
    for cell in cells.select_related("release").order_by("release__year", "release__quarter"):
        found[cell.release][cell.category] = shown(cell, left_out)
    return [Line(str(each), numbers) for each, numbers in found.items()]


def middle_band(bands: Numbers) -> str:
    """In which band half of the cases are reached, in words; "" where a band is not read."""
    counts = [bands.get(band, ABSENT) for band in BANDS]
    if any(count.status != Status.SHOWN for count in counts):
        return ""
    band = reached([count.value or 0 for count in counts], 50)
    return str(BANDS[band]) if band else ""
