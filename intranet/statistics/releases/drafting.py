"""Working out what may be shown of a period: reads the figures, and writes nothing."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from intranet.statistics.disclosure.figures import WHOLE_YEAR, Period, Spot
from intranet.statistics.disclosure.protect import Unprotectable, protect
from intranet.statistics.disclosure.system import Inconsistent, Key
from intranet.statistics.figures.counting.tally import Number
from intranet.statistics.figures.figure import Kind
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.models import Cell, Cube, Release, ReleasedCell
from intranet.statistics.outcomes.bounds import Bound
from intranet.statistics.releases.building import ALL, Told, base_of
from intranet.statistics.releases.elsewhere import told_elsewhere
from intranet.statistics.releases.period import Term
from intranet.statistics.releases.relations import is_counted
from intranet.statistics.releases.standing import refuse_too_little, standings
from permissions.models import Organisation

Status = ReleasedCell.Status


@dataclass(frozen=True)
class Draft:
    """The cells of a release as they would be written; `mark` is of the figures it rests on."""

    term: Term
    services: Sequence[int]
    missing: Sequence[int]
    cells: Sequence[tuple[Spot, Status, int | None]]
    mark: str


def drafted(coordination: Organisation, term: Term) -> Draft:
    """May take minutes. Raises Refused where there is not enough to say, Unprotectable and
    Inconsistent as `protect` does.
    """
    found = standings(term)
    brought = _brought(term)
    services = [
        each.service.pk
        for each in found
        if all((each.service.pk, quarter) in brought for quarter in each.came)
    ]
    refuse_too_little(term, services)
    before = mark(coordination, term)
    told, shown = _told(coordination, term, services)
    return Draft(
        term=term,
        services=services,
        missing=[each.service.pk for each in found if each.service.pk not in set(services)],
        cells=_cells(told, term.period, shown),
        mark=before,
    )


def mark(coordination: Organisation, term: Term) -> str:
    """SHA-256 over all that a draft of the period rests on."""
    cubes = _cubes(term).order_by("pk").values_list("pk", "sha256")
    releases = _releases(coordination, term).order_by("pk").values_list("pk", flat=True)
    elsewhere = [repr(bound.order) for bound in told_elsewhere()]
    return hashlib.sha256(json.dumps([[*cubes], [*releases], elsewhere]).encode()).hexdigest()


def _brought(term: Term) -> set[tuple[int, object]]:
    return {(c.service_id, c.period) for c in Cube.objects.filter(year=term.year)}


def _cubes(term: Term) -> QuerySet[Cube]:
    """Of the period and of those that a reader can reckon with beside it."""
    return Cube.objects.filter(year__in=(term.year - 1, term.year))


def _releases(coordination: Organisation, term: Term) -> QuerySet[Release]:
    """Those of the year and of the one before, whose end is where the year began."""
    return Release.objects.filter(
        Q(year=term.year) | Q(year=term.year - 1), coordination=coordination
    )


def _told(
    coordination: Organisation, term: Term, services: Sequence[int]
) -> tuple[Told, Mapping[Key, int]]:
    bounds = told_elsewhere()
    before, shown = _before(coordination, term)
    releases = _bounded(term, bounds) | before | {term.period: frozenset(map(str, services))}
    return Told(_numbers(term, releases), releases, bounds), shown


def _before(
    coordination: Organisation, term: Term
) -> tuple[dict[Period, frozenset[str]], dict[Key, int]]:
    """The services of each release that a reader can reckon with beside `term`, and its counts."""
    releases: dict[Period, frozenset[str]] = {}
    shown: dict[Key, int] = {}
    for release in _releases(coordination, term).order_by("year", "quarter"):
        period = Period(release.year, release.quarter or WHOLE_YEAR)
        cells = list(release.cells.exclude(figure=""))
        releases[period] = frozenset(str(c.service_id) for c in cells if c.service_id)
        shown |= {
            Spot(period, str(cell.service_id or ALL), cell.figure, cell.category): cell.value
            for cell in cells
            if cell.value is not None and is_counted(FIGURES[cell.figure])
        }
    return releases, shown


def give_away(bounds: Sequence[Bound]) -> bool:
    """Whether `bounds`, beside all that was released and told elsewhere, give a small count away.

    Of a quarter that is not released yet nothing is shown: what gives away even so would keep it
    from ever being released. Nothing is told beside figures that are no longer those released.
    May take seconds: two years are solved anew.
    """
    years = sorted({quarter.year for bound in bounds for _service, quarter in bound.where})
    offices = Organisation.objects.filter(pk__in=Release.objects.values("coordination"))
    return any(
        _give_away(office, Term(year), bounds)
        for office in offices.order_by("pk")
        for year in years
    )


def _give_away(coordination: Organisation, term: Term, bounds: Sequence[Bound]) -> bool:
    known = [*told_elsewhere(), *bounds]
    before, shown = _before(coordination, term)
    releases = _bounded(term, known) | before
    told = Told(_numbers(term, releases), releases, known)
    try:
        protect(told.network.system, wanted=(), shown=shown)
    except (Unprotectable, Inconsistent):
        return True
    return False


def _bounded(term: Term, bounds: Iterable[Bound]) -> dict[Period, frozenset[str]]:
    """The services with figures in each quarter that something is told of, released or not."""
    quarters = {quarter for bound in bounds for _service, quarter in bound.where}
    found: dict[Period, set[str]] = defaultdict(set)
    for cube in _cubes(term):
        if cube.period in quarters:
            found[Period(cube.year, cube.quarter)].add(str(cube.service_id))
    return {period: frozenset(services) for period, services in found.items()}


def _numbers(
    term: Term, releases: Mapping[Period, frozenset[str]]
) -> dict[tuple[Period, str], dict[tuple[str, str], Number]]:
    """The cubes of the quarters told of, of every service that some release tells of."""
    services = frozenset().union(*releases.values())
    found: dict[tuple[Period, str], dict[tuple[str, str], Number]] = defaultdict(dict)
    cells = Cell.objects.filter(cube__in=_cubes(term)).order_by(
        "cube__year", "cube__quarter", "cube__service", "pk"
    )
    for year, quarter, service, figure, category, value, cases in cells.values_list(
        "cube__year", "cube__quarter", "cube__service", "figure", "category", "value", "cases"
    ):
        if str(service) in services and Period(year, quarter) in releases:
            found[Period(year, quarter), str(service)][figure, category] = Number(value, cases)
    return dict(found)


def _cells(
    told: Told, period: Period, shown: Mapping[Key, int]
) -> list[tuple[Spot, Status, int | None]]:
    """What is shown, hidden and unknown; a municipality of which nothing is shown is not listed."""
    network = told.network
    wanted = network.published(period)
    open_to_all = protect(network.system, wanted=wanted, shown=shown)
    counts = network.ledger.counts
    found: dict[Spot, tuple[Status, int | None]] = {}
    for spot in _asked(told, period):
        if spot not in counts:
            found[spot] = (Status.UNKNOWN, None)
        elif spot in open_to_all:
            found[spot] = (Status.SHOWN, counts[spot].value)
        else:
            found[spot] = (Status.HIDDEN, None)
    for spot, days in told.measures(period).items():
        status = found.get(base_of(spot), (Status.HIDDEN, None))[0]
        if status == Status.SHOWN and days is None:
            status = Status.HIDDEN
        found[spot] = (status, days if status == Status.SHOWN else None)
    listed = {spot.place for spot, (status, _value) in found.items() if status == Status.SHOWN}
    return [
        (spot, status, value)
        for spot, (status, value) in found.items()
        if _is_fixed(spot) or spot.place in listed
    ]


def _asked(told: Told, period: Period) -> Iterator[Spot]:
    """Every count of the services of a release and of all; none that a year cannot have."""
    services = told.releases[period]
    spots = [
        spot
        for spot in told.network.ledger.asked
        if spot.period == period and spot.service in services and _is_of(spot, period)
    ]
    yield from spots
    yield from dict.fromkeys(spot._replace(service=ALL) for spot in spots)


def _is_of(spot: Spot, period: Period) -> bool:
    return period.quarter != WHOLE_YEAR or FIGURES[spot.figure].kind != Kind.MEASURE


def _is_fixed(spot: Spot) -> bool:
    """Whether the place is one of every release: of an open figure, only those that it names."""
    figure = FIGURES[spot.figure]
    return not figure.is_open or not spot.category or spot.category in figure.categories
