"""What may be told of a count besides the count: its middle, its tail, its share of another."""

from collections.abc import Collection
from math import ceil

from intranet.statistics.disclosure.system import SMALLEST, Key, Relation, between, rounded_rate

LEAST_FOR_P90 = 20
"""Cases behind a ninetieth percentile: with fewer it is one of the two longest."""

BAND = 10
"""Cases told as a band: ten to nineteen, twenty to twenty-nine."""


def may_show_median(count: Key, cases: int, shown: Collection[Key]) -> bool:
    """Whether the median may stand beside a count: that is shown, of SMALLEST cases at least."""
    return count in shown and cases >= SMALLEST


def may_show_p90(count: Key, cases: int, shown: Collection[Key]) -> bool:
    """Whether the ninetieth percentile may stand beside a count."""
    return count in shown and cases >= LEAST_FOR_P90


def may_show_rate(part: Key, whole: Key, shown: Collection[Key]) -> bool:
    """Whether an exact rate may be shown: it tells no more than its two counts, which are."""
    return part in shown and whole in shown


def banded_rate(part: Key, whole: Key, values: tuple[int, int]) -> list[Relation]:
    """What a rate in whole percents tells beside its cases as a band of ten.

    `values` are the true part and whole. Raises ValueError for fewer cases than a band, or a part
    that is larger than its whole.
    """
    count, cases = values
    if not 0 <= count <= cases or cases < BAND:
        raise ValueError(f"no rate of {count} in {cases} cases may be told")
    low = cases // BAND * BAND
    percent = ceil(count * 100 / cases - 0.5)
    band = between(whole, low, low + BAND - 1, "band of cases")
    return [band, *rounded_rate(part, whole, percent, "rounded rate")]
