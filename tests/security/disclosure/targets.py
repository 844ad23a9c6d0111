"""What nobody may learn: small counts, those of few cases, and few others left out of a part."""

from collections.abc import Iterator

from intranet.statistics.disclosure.figures import OverTime, Period, Spot
from tests.security.disclosure.definitions import pairs
from tests.security.disclosure.reader import SMALLEST, Reader, Sum, Target
from tests.security.disclosure.story import ALL


def targets(reader: Reader) -> list[Target]:
    """All of them, published or not: of services in quarters and years, and of all services."""
    spots = [*dict.fromkeys(_places(reader))]
    sums = {spot: reader.of(spot, services) for spot, services in spots}
    found = {
        str(spot): Target(str(spot), sums[spot] or {}, reader.truth(sums[spot] or {}))
        for spot, services in spots
        if sums[spot] is not None and _is_small(reader, spot, sums[spot] or {}, services)
    }
    for part, whole in pairs(reader, [*sums]):
        if sums.get(part) is not None and sums.get(whole) is not None:
            rest = _less(sums[whole] or {}, sums[part] or {})
            if 0 <= reader.truth(rest) < SMALLEST:
                name = f"others than {part} of {whole}"
                found[name] = Target(name, rest, reader.truth(rest))
    return [*found.values()]


def _places(reader: Reader) -> Iterator[tuple[Spot, frozenset[str]]]:
    """Every count of a service, whether released or not, and the sums of each release."""
    releases = {release.period: release.services for release in reader.story.releases}
    spots = [*reader.known, *(Spot(p, s, f) for p, s, f in reader.groups)]
    for spot in spots:
        year = Period(spot.period.year)
        for period in {spot.period, year} & {spot.period, *releases}:
            at = spot._replace(period=period)
            yield at, frozenset({spot.service})
            if period in releases:
                yield at._replace(service=ALL), releases[period]


def _is_small(reader: Reader, spot: Spot, sum_: Sum, services: frozenset[str]) -> bool:
    if reader.truth(sum_) < SMALLEST:
        return True
    if all(reader.story.counts[each].cases is None for each in sum_):
        return False
    each = [spot._replace(service=service) for service in services]
    return sum(_cases(reader, own) for own in each) < SMALLEST


def _cases(reader: Reader, spot: Spot) -> int:
    """How many cases are behind a service's count at least: the same may be in all quarters."""
    if spot.period.quarter:
        return _cases_of_quarter(reader, spot)
    over = reader.by_code[spot.figure].over_time
    if over is OverTime.ANEW:
        return _cases_of_quarter(reader, spot)
    quarters = [4] if over is OverTime.STOCK else [1, 2, 3, 4]
    dates = [Period(spot.period.year, quarter) for quarter in quarters]
    return max(_cases_of_quarter(reader, spot._replace(period=date)) for date in dates)


def _cases_of_quarter(reader: Reader, spot: Spot) -> int:
    count = reader.story.counts.get(spot)
    if count is not None:
        return (count.value or 0) if count.cases is None else count.cases
    parts = reader.counted(spot) or {}
    return max((_cases_of_quarter(reader, part) for part in parts if part != spot), default=0)


def _less(whole: Sum, part: Sum) -> Sum:
    rest = {spot: whole.get(spot, 0) - part.get(spot, 0) for spot in {**whole, **part}}
    return {spot: factor for spot, factor in rest.items() if factor}
