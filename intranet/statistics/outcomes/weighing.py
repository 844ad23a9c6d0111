"""Comparing the cases under a model with those of other services, by one measure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import inf, isinf
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from intranet.statistics.outcomes import intervals
from intranet.statistics.outcomes.cohort import Region
from intranet.statistics.outcomes.differencing import Answer, is_derivable, tally
from intranet.statistics.outcomes.intervals import Interval
from intranet.statistics.outcomes.measure import Measure, Median
from intranet.statistics.outcomes.telling import (
    Told,
    Why,
    told_median,
    told_share,
    why_no_median,
    why_not,
)
from intranet.statistics.periods import Quarter


class Group(TextChoices):
    UNDER = "under", _("Sotto il modello")
    OTHERS = "others", _("A confronto")


@dataclass(frozen=True)
class Weighed:
    """Both groups and how far they are apart; or, where it is not enough to say, of whom and why.

    `gap` is the group under the model less the others, with its interval of 95 %, in points of a
    percent or in days; None is beyond what is followed.
    """

    told: Mapping[str, Told]
    untold: Mapping[str, str]
    gap: tuple[int | None, int | None, int | None] | None

    def data(self) -> dict[str, Any]:
        """As plain data, to be kept."""
        return {
            "told": {group: asdict(told) for group, told in self.told.items()},
            "untold": dict(self.untold),
            "gap": self.gap,
        }


def weigh(
    measure: Measure, regions: Mapping[Group, Region], until: Quarter, known: Sequence[Answer]
) -> Weighed:
    """What may be said of `measure` at the end of `until`, beside the answers that are known.

    Of both groups or of none: half a comparison is none. A few queries for each group and each
    earlier answer, however many cases there are.
    """
    tallies = {group: tally(measure, region, until) for group, region in regions.items()}
    answers = {group: Answer(measure.code, region, until) for group, region in regions.items()}
    untold = {
        group.value: why.value
        for group in regions
        if (why := _why(measure, tallies[group], answers[group], known))
    }
    if untold:
        return Weighed({}, untold, None)
    told: dict[str, Told] = {group.value: _told(measure, tallies[group]) for group in regions}
    return Weighed(told, {}, _gap(told[Group.UNDER], told[Group.OTHERS]))


def nothing_told(groups: Iterable[Group]) -> Weighed:
    """Where what may be said by itself gives something away beside other published numbers."""
    return Weighed({}, {group.value: Why.DERIVABLE.value for group in groups}, None)


def _why(measure: Measure, found: Any, answer: Answer, known: Sequence[Answer]) -> Why | None:
    why = why_no_median(found) if isinstance(measure, Median) else why_not(found)
    return why or (Why.DERIVABLE if is_derivable(answer, known) else None)


def _told(measure: Measure, found: Any) -> Told:
    return told_median(found) if isinstance(measure, Median) else told_share(found)


def _gap(under: Told, others: Told) -> tuple[int | None, int | None, int | None] | None:
    if under.value is None or others.value is None:
        return None
    found = intervals.difference(under.value, _ends(under), others.value, _ends(others))
    return under.value - others.value, _down(found.low), _up(found.high)


def _ends(told: Told) -> Interval:
    assert told.low is not None
    return Interval(told.low, inf if told.high is None else told.high)


def _down(number: float) -> int | None:
    return None if isinf(number) else intervals.outward(Interval(number, number))[0]


def _up(number: float) -> int | None:
    return None if isinf(number) else intervals.outward(Interval(number, number))[1]
