"""What a comparison that was told says of the counts behind it, for whoever publishes others.

The relations are handed to the solver of the disclosure control beside those of its own figures,
so that what is released later is weighed against what was told here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from intranet.statistics.disclosure.system import (
    SMALLEST,
    Cell,
    Key,
    Relation,
    between,
    rounded_rate,
)
from intranet.statistics.outcomes.cohort import Region
from intranet.statistics.outcomes.differencing import tally
from intranet.statistics.outcomes.measure import Share
from intranet.statistics.outcomes.registry import MEASURES
from intranet.statistics.outcomes.telling import LEAST_CASES, Why
from intranet.statistics.periods import Quarter

WHY = "outcomes"
WHATS = ("cases", "seen", "so")


class Behind(NamedTuple):
    """A count behind an answer: of its `cases`, of all its observations (`seen`), of those that
    are `so`.
    """

    measure: str
    region: Region
    until: Quarter
    what: str


def told_of(
    result: Mapping[str, Any], regions: Mapping[str, Region], until: Quarter
) -> Iterator[Relation]:
    """The relations that one result, as it is kept, gives away; each bound is one that is read."""
    measure = result["measure"]
    for group, told in result["told"].items():
        cases, seen, so = (Behind(measure, regions[group], until, what) for what in WHATS)
        yield _within(cases, told["cases"])
        if isinstance(MEASURES[measure], Share):
            yield _within(seen, told["seen"] or told["cases"])
            yield from rounded_rate(so, seen, told["value"], WHY)
            yield Relation(((so, 1),), SMALLEST, None, WHY)
            yield Relation(((seen, 1), (so, -1)), SMALLEST, None, WHY)
    for group, why in result["untold"].items():
        if why == Why.FEW:
            yield between(Behind(measure, regions[group], until, "cases"), 0, LEAST_CASES - 1, WHY)


def counts_of(measure: str, region: Region, until: Quarter) -> dict[Key, Cell]:
    """The counts themselves, as they are now: for the solver, and for nobody's eyes."""
    measured, found = MEASURES[measure], tally(MEASURES[measure], region, until)
    cases, seen, so = (Behind(measure, region, until, what) for what in WHATS)
    if not isinstance(measured, Share):
        return {cases: Cell(len(found))}
    pairs: list[Any] = [pair for pair in found.values() if pair[1]]  # type: ignore[index]
    with_it = sum(some > 0 for some, _of in pairs)
    return {
        cases: Cell(len(pairs)),
        seen: Cell(sum(of for _some, of in pairs), len(pairs)),
        so: Cell(sum(some for some, _of in pairs), with_it),
    }


def _within(key: Key, band: Sequence[int]) -> Relation:
    low, high = band
    return between(key, low, high, WHY)
