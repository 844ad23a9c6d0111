"""From cubes to the system that is to be protected: pure, and the same for the same figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from intranet.statistics.disclosure.figures import WHOLE_YEAR, Count, Period, Spot
from intranet.statistics.disclosure.published import Network
from intranet.statistics.disclosure.system import SMALLEST, Key, Relation
from intranet.statistics.figures.bands import BANDS, band_of
from intranet.statistics.figures.counting.tally import Number, Numbers
from intranet.statistics.figures.figure import TOTAL, Unit
from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.filing.agreeing import SHARES
from intranet.statistics.outcomes.bounds import Bound
from intranet.statistics.releases.elsewhere import relations_of
from intranet.statistics.releases.relations import RELATIONS, is_counted

ALL = "*"
"""The name of all services together."""


@dataclass(frozen=True)
class Told:
    """Cubes by period and service, the services that each release tells of or will, and what is
    told of the same counts elsewhere.
    """

    cubes: Mapping[tuple[Period, str], Numbers]
    releases: Mapping[Period, frozenset[str]]
    bounds: Sequence[Bound] = ()

    @cached_property
    def counts(self) -> dict[Spot, Count]:
        """Every count of a service in a quarter; zero in the municipalities where others count.

        A reader takes a municipality that is not listed for a zero: it has to be one that is
        protected as any other count. Those that are few in all services are listed nowhere.
        """
        counts = {
            Spot(period, service, figure, category): _count(figure, number)
            for (period, service), numbers in self.cubes.items()
            for (figure, category), number in numbers.items()
            if figure in FIGURES and is_counted(FIGURES[figure])
        }
        for period, services in self.releases.items():
            for spot in self._listed(counts, period, services):
                counts.setdefault(spot, Count(0, 0))
        return counts

    def _listed(
        self, counts: Mapping[Spot, Count], period: Period, services: frozenset[str]
    ) -> list[Spot]:
        """Where each service of a release counts the municipalities that are not few in all."""
        quarters = [each for each, service in self.cubes if service in services]
        within = {
            each for each in quarters if each == period or period == Period(each.year, WHOLE_YEAR)
        }
        sums: Counter[tuple[str, str]] = Counter()
        for spot, count in counts.items():
            if spot.period in within and spot.service in services and FIGURES[spot.figure].is_open:
                sums[spot.place] += count.value or 0
        listed = [place for place, total in sums.items() if total >= SMALLEST]
        return [
            Spot(quarter, service, *place)
            for place in listed
            for quarter in sorted(within)
            for service in sorted(services)
            if (quarter, service) in self.cubes
        ]

    @cached_property
    def network(self) -> Network:
        """The system of all that was and will be published."""
        return Network(
            figures=RELATIONS,
            counts=self.counts,
            sums={period: {ALL: services} for period, services in self.releases.items()},
            extra_relations=[
                *(relation for _spot, each in self._measured() for relation in each),
                *relations_of(self.bounds, self.counts),
            ],
        )

    def measures(self, period: Period) -> Mapping[Spot, int | None]:
        """Medians and percentiles of the services in a release; None where nothing is said."""
        sound = {spot for spot, _relations in self._measured()}
        return {
            spot: number.value if spot in sound else None
            for spot, number in self._all_measures()
            if spot.period == period and spot.service in self.releases[period]
        }

    def _all_measures(self) -> Iterator[tuple[Spot, Number]]:
        for (period, service), numbers in self.cubes.items():
            for (figure, category), number in numbers.items():
                if figure in FIGURES and not is_counted(FIGURES[figure]):
                    yield Spot(period, service, figure, category), number

    def _measured(self) -> Iterator[tuple[Spot, tuple[Relation, Relation]]]:
        """Each that may be said, with what it tells of the bands; none that contradicts them."""
        for spot, number in self._all_measures():
            if number.value is not None and (found := _told_by(spot, number.value, self.counts)):
                yield spot, found


def base_of(spot: Spot) -> Spot:
    """The total of the bands that a median or percentile is measured in."""
    return spot._replace(figure=spot.figure.rpartition("_")[0], category=TOTAL)


def _count(figure: str, number: Number) -> Count:
    """Of what counts no cases and says not how many there are, there may be none."""
    counts_cases = FIGURES[figure].unit == Unit.CASES
    return Count(number.value, None if counts_cases else number.cases or 0)


def _told_by(
    spot: Spot, days: int, counts: Mapping[Spot, Count]
) -> tuple[Relation, Relation] | None:
    """So many are at or below the band of `days`, and fewer below it: of a share of the total."""
    share = SHARES[spot.figure.rpartition("_")[2]]
    total = base_of(spot)
    order = list(BANDS)
    reached = order[: order.index(band_of(days)) + 1]
    spots = [total._replace(category=band) for band in reached]
    if any(each not in counts or counts[each].value is None for each in (*spots, total)):
        return None
    upto = tuple((each, 100) for each in spots)
    below = upto[:-1]
    relations = (
        Relation((*upto, (total, -share)), 0, None, "measure"),
        Relation((*below, (total, -share)), None, -1, "measure"),
    )
    values: dict[Key, int] = {each: counts[each].value or 0 for each in (*spots, total)}
    return relations if all(each.holds(each.total(values)) for each in relations) else None
