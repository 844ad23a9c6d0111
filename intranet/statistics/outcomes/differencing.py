"""Whether two answers, each harmless, tell together of a few cases.

Answers are given of whole quarters, and each is kept. Where the cases of one are among those of
another, the rest is an answer as well, and so is what came to the same cases meanwhile. Parts of
one whole leave a rest too. What such a rest must not say by itself is not said by the two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intranet.statistics.outcomes.cohort import Region, cases_of
from intranet.statistics.outcomes.measure import Measure, Median, Share
from intranet.statistics.outcomes.registry import MEASURES
from intranet.statistics.outcomes.tallies import Pairs, Spans
from intranet.statistics.outcomes.telling import LEAST_CASES, why_not
from intranet.statistics.periods import Quarter


@dataclass(frozen=True)
class Answer:
    """What was told before: which measure, of whom, as seen at the end of which quarter."""

    measure: str
    region: Region
    until: Quarter

    def is_near(self, other: "Answer") -> bool:
        """Whether the difference to `other` is a group of cases."""
        nested = self.region <= other.region or other.region <= self.region
        return self.measure == other.measure and nested and self != other

    def is_beside(self, other: "Answer") -> bool:
        """Whether it tells of the same cases at the same time."""
        return (self.region, self.until) == (other.region, other.until)


def tally(measure: Measure, region: Region, until: Quarter) -> Pairs | Spans:
    return measure.tally(cases_of(region), until.ends_at)


def is_derivable(answer: Answer, known: Sequence[Answer]) -> bool:
    """Whether `answer` and one that is known differ by a group too small to be told of."""
    measure = MEASURES[answer.measure]
    near = [each for each in known if answer.is_near(each)]
    if not near:
        return _leaves_a_small_rest(answer, known)
    now = tally(measure, answer.region, answer.until)
    before = (tally(measure, each.region, each.until) for each in near)
    return any(_is_small(measure, now, then) for then in before) or _leaves_a_small_rest(
        answer, known
    )


def _is_small(measure: Measure, now: Pairs | Spans, then: Pairs | Spans) -> bool:
    changed = [case for case in {*now, *then} if now.get(case, ()) != then.get(case, ())]
    if not changed:
        return False
    if isinstance(measure, Median):
        return len(changed) < LEAST_CASES
    return why_not({case: _change(now.get(case), then.get(case)) for case in changed}) is not None  # type: ignore[arg-type]


def _change(now: tuple[int, int] | None, then: tuple[int, int] | None) -> tuple[int, int]:
    """How many observations became so, or ceased to be, and how many changed in all."""
    (so, of), (was_so, was_of) = now or (0, 0), then or (0, 0)
    changed = abs(so - was_so)
    return changed, changed + abs((of - so) - (was_of - was_so))


def _leaves_a_small_rest(answer: Answer, known: Iterable[Answer]) -> bool:
    """Whether the parts of one whole that are told leave few others."""
    measure = MEASURES[answer.measure]
    if not isinstance(measure, Share) or not measure.whole:
        return False
    parts = {answer.measure: measure}
    for each in known:
        other = MEASURES[each.measure]
        if isinstance(other, Share) and other.whole == measure.whole and each.is_beside(answer):
            parts[each.measure] = other
    if len(parts) == 1:
        return False
    tallies = [part.tally(cases_of(answer.region), answer.until.ends_at) for part in parts.values()]
    return why_not(_rest(tallies)) is not None


def _rest(tallies: Sequence[Pairs]) -> Pairs:
    return {
        case: (sum(pairs[case][0] for pairs in tallies), of)
        for case, (_so, of) in tallies[0].items()
    }
