"""What the equations alone determine, by exact elimination over the fractions."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from intranet.statistics.disclosure.figures import Spot
from tests.security.disclosure.reader import Fact, Sum, Target

type Row = dict[Spot, Fraction]


def determined(facts: Iterable[Fact], targets: Iterable[Target]) -> list[Target]:
    """The targets whose sum is a combination of equations: computed by plus and minus."""
    rows: dict[Spot, Row] = {}
    for fact in facts:
        if fact.low == fact.high:
            row = _reduced(fact.sum, rows)
            if row:
                pivot = next(iter(row))
                rows[pivot] = {spot: factor / row[pivot] for spot, factor in row.items()}
    return [target for target in targets if not _reduced(target.sum, rows)]


def _reduced(sum_: Sum, rows: Mapping[Spot, Row]) -> Row:
    """What is left of a sum when the rows are taken away as often as they go."""
    left: Row = {spot: Fraction(factor) for spot, factor in sum_.items() if factor}
    while pivot := next((spot for spot in left if spot in rows), None):
        times = left[pivot]
        for spot, factor in rows[pivot].items():
            rest = left.get(spot, Fraction(0)) - times * factor
            left.pop(spot, None)
            if rest:
                left[spot] = rest
    return left
