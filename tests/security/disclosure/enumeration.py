"""Every table there is, for tables so small that they can all be looked at."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from intranet.statistics.disclosure.figures import Spot
from tests.security.disclosure.reader import SMALLEST, Fact, Target


def narrow(
    facts: Sequence[Fact], targets: Sequence[Target], most: int
) -> dict[str, tuple[int, int]]:
    """The targets known within less than SMALLEST, where no count is over `most`."""
    seen: dict[str, list[int]] = {target.name: [] for target in targets}
    for table in _tables(facts, targets, most):
        for target in targets:
            seen[target.name].append(sum(table[s] * factor for s, factor in target.sum.items()))
    spans = {name: (min(counts), max(counts)) for name, counts in seen.items()}
    return {name: span for name, span in spans.items() if span[1] - span[0] < SMALLEST}


def _tables(
    facts: Sequence[Fact], targets: Sequence[Target], most: int
) -> Iterator[Mapping[Spot, int]]:
    sums = [*(fact.sum for fact in facts), *(target.sum for target in targets)]
    spots = [*dict.fromkeys(spot for sum_ in sums for spot in sum_)]
    for counts in product(range(most + 1), repeat=len(spots)):
        table = dict(zip(spots, counts, strict=True))
        totals = [sum(table[s] * factor for s, factor in fact.sum.items()) for fact in facts]
        if all(
            (fact.low is None or total >= fact.low) and (fact.high is None or total <= fact.high)
            for fact, total in zip(facts, totals, strict=True)
        ):
            yield table
