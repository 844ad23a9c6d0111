"""What the definitions tell a reader beside the numbers: the parts of wholes, what carries."""

from collections.abc import Iterator

from intranet.statistics.disclosure.figures import Carried, OverTime, Period, Place, Spot
from tests.security.disclosure.reader import Fact, Reader, Sum


def facts(reader: Reader) -> Iterator[Fact]:
    """Everything that holds by definition, and does hold in the true counts."""
    for fact in _claimed(reader):
        total = reader.truth(fact.sum)
        above = fact.low is None or total >= fact.low
        if above and (fact.high is None or total <= fact.high):
            yield fact


def _claimed(reader: Reader) -> Iterator[Fact]:
    figures = reader.story.figures
    spots = [*reader.known, *(Spot(p, s, f) for p, s, f in reader.groups)]
    for part, whole in pairs(reader, spots):
        yield from _difference(reader, [(whole, 1), (part, -1)], None)
    for period, service in {(spot.period, spot.service) for spot in spots}:
        for small, large in figures.parts:
            at = [(Spot(period, service, *large), 1), (Spot(period, service, *small), -1)]
            yield from _difference(reader, at, None)
        for identity in figures.identities:
            terms = [(Spot(period, service, *place), factor) for place, factor in identity.terms]
            yield from _difference(
                reader, [(Spot(period, service, *identity.whole), -1), *terms], 0
            )
        for carried in figures.carried:
            yield from _carried(reader, carried, period, service)
    yield from _covering(reader)
    yield from _anew(reader)


def pairs(reader: Reader, spots: list[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Counts with the totals that they are part of."""
    for spot in spots:
        figure = reader.by_code[spot.figure]
        if spot.category and not figure.adds_up:
            yield spot, spot._replace(category="")
        if figure.within:
            yield spot, spot._replace(figure=figure.within, category="")


def _difference(reader: Reader, terms: list[tuple[Spot, int]], high: int | None) -> Iterator[Fact]:
    total: dict[Spot, int] = {}
    for spot, factor in terms:
        own = reader.counted(spot)
        if own is None:
            return
        for each, times in own.items():
            total[each] = total.get(each, 0) + factor * times
    yield Fact(total, 0, high)


def _carried(reader: Reader, carried: Carried, period: Period, service: str) -> Iterator[Fact]:
    if not period.quarter:
        return

    def at(place: Place, when: Period = period) -> Spot:
        return Spot(when, service, *place)

    flows = [(at(place), -1) for place in carried.gains]
    flows += [(at(place), 1) for place in carried.losses]
    year, quarter = period
    before = Period(year, quarter - 1) if quarter > 1 else Period(year - 1, 4)
    earlier = at(carried.stock, before)
    if reader.counted(earlier) is None:
        yield from _difference(reader, [(at(carried.stock), 1), *flows], None)
    else:
        yield from _difference(reader, [(at(carried.stock), 1), *flows, (earlier, -1)], 0)


def _covering(reader: Reader) -> Iterator[Fact]:
    for (period, service, code), categories in reader.groups.items():
        if not reader.by_code[code].adds_up:
            own = [Spot(period, service, code, each) for each in categories if each]
            total = Spot(period, service, code)
            known: Sum = {spot: 1 for spot in own if spot in reader.known}
            if known and total in reader.known:
                yield Fact({**known, total: -1}, 0, None)


def _anew(reader: Reader) -> Iterator[Fact]:
    """Counted anew: no less than any quarter; and no more than all of them, if all are known."""
    for year in [spot for spot in reader.known if not spot.period.quarter]:
        if reader.by_code[year.figure].over_time is OverTime.ANEW:
            dates = [Period(year.period.year, quarter) for quarter in (1, 2, 3, 4)]
            there = [year._replace(period=date) for date in dates]
            quarters = [reader.counted(spot) for spot in there if reader.asks(spot)]
            for quarter in quarters:
                if quarter is not None:
                    yield Fact(
                        {year: 1, **{spot: -times for spot, times in quarter.items()}}, 0, None
                    )
            if None not in quarters:
                together = {spot: 1 for quarter in quarters for spot in quarter or {}}
                yield Fact({**together, year: -1}, 0, None)
