"""What is counted, and what is released of it one after the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from intranet.statistics.disclosure.figures import Count, Figures, Period, Spot
from intranet.statistics.disclosure.protect import protect
from intranet.statistics.disclosure.published import Network

ALL = "tutti"


class Release(NamedTuple):
    """A quarter or a year, shown once with the services that had filed by then."""

    period: Period
    services: frozenset[str]


@dataclass(frozen=True)
class Story:
    """The true counts, and the releases in their order.

    `filed` says which quarters of which service are first counted at a later release.
    """

    figures: Figures
    counts: Mapping[Spot, Count]
    releases: Sequence[Release]

    def network(self, made: int) -> Network:
        """What is known when the first `made` releases are."""
        releases = self.releases[:made]
        latest = max(_end(release.period) for release in releases)
        counts = {
            spot: count
            for spot, count in self.counts.items()
            if _end(spot.period) <= latest and self._is_filed(spot, releases)
        }
        sums = {release.period: {ALL: release.services} for release in releases}
        return Network(self.figures, counts, sums)

    def _is_filed(self, spot: Spot, releases: Sequence[Release]) -> bool:
        """Whether the service is in the release of the quarter, or in a later one."""
        late = [each for each in releases if _end(each.period) >= _end(spot.period)]
        return any(spot.service in each.services for each in late)

    def told(self) -> Iterator[Mapping[Spot, int]]:
        """What each release shows, in their order, as the house would do it."""
        shown: dict[Spot, int] = {}
        for made, release in enumerate(self.releases, start=1):
            network = self.network(made)
            wanted = network.published(release.period)
            safe = protect(network.system, wanted=wanted, shown=shown)
            now = {spot: network.ledger.counts[spot].value or 0 for spot in wanted if spot in safe}
            shown |= now
            yield now


def _end(period: Period) -> tuple[int, int]:
    """Where a period ends; a year is released after its last quarter."""
    return period.year, period.quarter or 5
