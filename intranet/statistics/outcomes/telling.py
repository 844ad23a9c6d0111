"""What may be said of one group of cases: rounded, in bands, or that it is not enough to say.

Nothing else leaves a tally. An interval is worked out of what is said beside it, the least of its
band and the rounded share, and so tells nothing more; it is never narrower than the true one by
more than the rounding of the share.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil, inf

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from intranet.statistics.disclosure.system import SMALLEST
from intranet.statistics.outcomes.intervals import (
    Interval,
    effective_size,
    median_ranks,
    outward,
    wilson,
)
from intranet.statistics.outcomes.tallies import Pairs, Spans

LEAST_CASES = 10
"""Cases that a group needs before anything is said of it."""

BAND = 10
DAY_STEP = 5
"""To what the ends of an interval of days are rounded: each is the span of one case."""


class Why(TextChoices):
    """Why nothing is said: never how many there are."""

    FEW = "few", _("fascicoli troppo pochi: ne servono almeno dieci")
    ONE_SIDED = "one_sided", _("troppo pochi fascicoli dell’uno o dell’altro esito")
    DERIVABLE = "derivable", _("con altri numeri già letti se ne ricaverebbe un gruppo piccolo")


@dataclass(frozen=True)
class Told:
    """A share in whole percents, or a median in days: None is longer than the cases are followed.

    `cases` is the band of how many there are, `seen` that of the visits where visits are counted,
    `low` and `high` the interval of 95 %; `high` None is beyond what is followed.
    """

    cases: tuple[int, int]
    seen: tuple[int, int] | None
    value: int | None
    low: int | None
    high: int | None


def why_not(pairs: Pairs) -> Why | None:
    """What keeps a share from being said. Behind each outcome there must be cases, not visits."""
    counted = [(so, of) for so, of in pairs.values() if of]
    if len(counted) < LEAST_CASES:
        return Why.FEW
    with_it = sum(so > 0 for so, _of in counted)
    without = sum(so < of for so, of in counted)
    return Why.ONE_SIDED if min(with_it, without) < SMALLEST else None


def why_no_median(spans: Spans) -> Why | None:
    if len(spans) < LEAST_CASES:
        return Why.FEW
    came = sum(days is not None for days in spans.values())
    return Why.ONE_SIDED if came < SMALLEST else None


def told_share(pairs: Pairs) -> Told:
    """What is said of a share for which `why_not` has no objection."""
    counted = [(so, of) for so, of in pairs.values() if of]
    so, of = (sum(column) for column in zip(*counted, strict=True))
    percent = round(100 * so / of)
    interval = wilson(percent / 100, _weight(counted))
    low, high = outward(Interval(100 * interval.low, 100 * interval.high))
    seen = band(of) if of > len(counted) else None
    return Told(band(len(counted)), seen, percent, low, high)


def told_median(spans: Spans) -> Told:
    """What is said of a median for which `why_no_median` has no objection."""
    ordered = sorted(inf if days is None else days for days in spans.values())
    ranks = median_ranks(len(ordered))
    assert ranks is not None
    low, high = (ordered[rank - 1] for rank in ranks)
    return Told(
        cases=band(len(ordered)),
        seen=None,
        value=_whole(ordered[ceil(len(ordered) / 2) - 1]),
        low=None if low == inf else outward(Interval(low, low), DAY_STEP)[0],
        high=None if high == inf else outward(Interval(high, high), DAY_STEP)[1],
    )


def band(number: int) -> tuple[int, int]:
    """The ten numbers among which `number` is."""
    first = number // BAND * BAND
    return first, first + BAND - 1


def _weight(counted: Collection[tuple[int, int]]) -> int:
    """The independent observations that the interval rests on: the least of their band."""
    return max(band(int(effective_size(counted)))[0], SMALLEST)


def _whole(number: float) -> int | None:
    return None if number == inf else int(number)
