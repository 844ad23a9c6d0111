"""What an answer says of counts that are released: that they add up to so many, more or less.

Whoever holds an answer of the cases of a service beside its released figures reckons with both.
Where all its cases are in the answer, its absences are those of the answer.
"""

from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import Any, NamedTuple

from intranet.statistics.figures.registry import FIGURES
from intranet.statistics.outcomes.cohort import Region, quarters_in, services_in
from intranet.statistics.outcomes.tallies import SUCCESSES
from intranet.statistics.periods import Quarter, quarters_from
from workflows.cases.enums import Side, VisitState

type Place = tuple[str, str]
"""A figure and one of its categories."""


class Bound(NamedTuple):
    """The counts at `places`, of these services in these quarters, are `low` to `high` together."""

    where: Region
    places: tuple[Place, ...]
    low: int
    high: int

    @property
    def order(self) -> tuple[object, ...]:
        """All that it says, so that bounds can be put in one order and told apart."""
        return sorted(self.where), self.places, self.low, self.high


def _visits(*states: VisitState, but: str = "") -> tuple[Place, ...]:
    """The visits in these states, whoever they are due to; `but` one category."""
    return tuple(
        ("visits", category)
        for category in FIGURES["visits"].categories
        if category.startswith(tuple(map(str, states))) and category != but
    )


RECEIVED: tuple[Place, ...] = (("new_cases", "referred"),)
HELD = _visits(VisitState.HELD, VisitState.INTERRUPTED)
DUE = HELD + _visits(
    *(VisitState.ABSENCE, VisitState.REFUSED, VisitState.CANCELLED),
    but=f"{VisitState.CANCELLED}_{Side.COURT}",
)
# What each share counts: those that are so, and all of them, as the figures have them.
COUNTED: Mapping[str, tuple[tuple[Place, ...], tuple[Place, ...]]] = {
    "visits_held": (HELD, DUE),
    "visits_interrupted": (_visits(VisitState.INTERRUPTED), HELD),
    "absences": (_visits(VisitState.ABSENCE), DUE),
    "refusals": (_visits(VisitState.REFUSED), DUE),
    "good_endings": (
        tuple(("outcomes", str(outcome)) for outcome in SUCCESSES),
        (("closed_cases", "concluded"),),
    ),
}


def bounds_of(
    result: Mapping[str, Any], regions: Mapping[str, Region], until: Quarter
) -> Iterator[Bound]:
    """All that one result, as it is kept, says of released counts."""
    for group, told in result["told"].items():
        region = regions[group]
        yield Bound(region, RECEIVED, *told["cases"])
        if result["measure"] in COUNTED:
            so, of = COUNTED[result["measure"]]
            low, high = told["seen"] or told["cases"]
            lived = _lived(region, until)
            yield Bound(lived, of, low, high)
            # A share is rounded to whole percents, halves included on both sides.
            least, most = told["value"] - 0.5, told["value"] + 0.5
            yield Bound(lived, so, ceil(least * low / 100), floor(most * high / 100))


def _lived(region: Region, until: Quarter) -> Region:
    """Where the cases of a region went on: at their services, until the end of `until`."""
    quarters = quarters_from(quarters_in(region)[0], until)
    return frozenset((service, each) for service in services_in(region) for each in quarters)
