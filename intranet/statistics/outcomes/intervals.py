"""Intervals of 95 %: of a share, of a median, of the difference between two groups."""

from collections.abc import Collection
from math import ceil, comb, floor, sqrt
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


class Interval(NamedTuple):
    low: float
    high: float


def wilson(share: float, size: float) -> Interval:
    """The score interval of a share, 0 to 1, seen in `size` independent observations.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927), 209–212. Raises ValueError for a
    share that is none, and for no observations.
    """
    if not 0 <= share <= 1 or size <= 0:
        raise ValueError(f"no share of {size} is {share}")
    weight = Z**2 / size
    middle = (share + weight / 2) / (1 + weight)
    reach = sqrt(share * (1 - share) * weight + weight**2 / 4) / (1 + weight)
    return Interval(max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def difference(first: float, of_first: Interval, second: float, of_second: Interval) -> Interval:
    """Of `first - second`, from the interval of each: the squares of the distances are added.

    Source: R. G. Newcombe, "Interval estimation for the difference between independent
    proportions", Statistics in Medicine 17 (1998), 873–890, method 10; for other estimates than
    shares G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures",
    Statistics in Medicine 27 (2008), 1693–1702.
    """
    gap = first - second
    down = sqrt((first - of_first.low) ** 2 + (of_second.high - second) ** 2)
    up = sqrt((of_first.high - first) ** 2 + (second - of_second.low) ** 2)
    return Interval(gap - down, gap + up)


def median_ranks(size: int) -> tuple[int, int] | None:
    """Between which places, from 1, of `size` values in order the median lies; None for too few.

    The largest place that leaves at most 2.5 % of a fair coin's throws below it, and the one as
    far from the other end: whatever the distribution is. Source: W. J. Conover, "Practical
    nonparametric statistics", 3rd edition (1999), section 3.2.
    """
    place, below = 0, 0
    while (below + comb(size, place)) * 2 <= (1 - CONFIDENCE) * 2**size:
        below += comb(size, place)
        place += 1
    return (place, size - place + 1) if place else None


def effective_size(pairs: Collection[tuple[int, int]]) -> float:
    """How many independent observations say as much as these, which resemble each other.

    `pairs` are, for each case, how many of its observations are so and how many they are in all.
    Never more than there are. Source: J. N. K. Rao, A. J. Scott, "A simple method for the analysis
    of clustered binary data", Biometrics 48 (1992), 577–585.
    """
    size = sum(of for _so, of in pairs)
    share = sum(so for so, _of in pairs) / size
    spread = sum((so - share * of) ** 2 for so, of in pairs)
    many = len(pairs)
    if many in {size, 1} or spread == 0:
        return size
    effect = many / (many - 1) * spread / (size * share * (1 - share))
    return size / max(1.0, effect)


def outward(interval: Interval, step: int = 1) -> tuple[int, int]:
    """The narrowest whole multiples of `step` that hold the interval."""
    return floor(_clean(interval.low / step)) * step, ceil(_clean(interval.high / step)) * step


def _clean(number: float) -> float:
    """Without the last digits, which are the computer's: 30.000000000000004 is 30."""
    return round(number, 9)
