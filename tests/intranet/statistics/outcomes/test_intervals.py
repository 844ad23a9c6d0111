"""Intervals: against the figures of the papers, and what must hold of any."""

from itertools import pairwise
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.statistics.outcomes.intervals import (
    Interval,
    difference,
    effective_size,
    median_ranks,
    outward,
    wilson,
)

shares = st.floats(0, 1)
sizes = st.integers(1, 5000)
pairs = st.lists(
    st.integers(1, 9).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    min_size=1,
    max_size=40,
)


@pytest.mark.parametrize(
    ("so", "of", "low", "high"),
    # Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_is_that_of_the_table(so: int, of: int, low: float, high: float) -> None:
    found = wilson(so / of, of)

    assert found == pytest.approx((low, high), abs=0.00005)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    # Newcombe, "Interval estimation for the difference" (1998), table II, method 10.
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090)],
)
def test_difference_is_that_of_the_table(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    (a, m), (b, n) = first, second

    found = difference(a / m, wilson(a / m, m), b / n, wilson(b / n, n))

    assert found == pytest.approx((low, high), abs=0.00005)


@given(share=shares, size=sizes)
def test_wilson_holds_the_share_and_stays_within_all(share: float, size: int) -> None:
    found = wilson(share, size)

    assert 0 <= found.low <= share <= found.high <= 1


@given(share=shares, size=sizes)
def test_wilson_narrows_with_more_observations(share: float, size: int) -> None:
    few, more = wilson(share, size), wilson(share, 2 * size)

    assert more.high - more.low <= few.high - few.low


@given(size=st.integers(1, 100), truth=st.floats(0.1, 0.9))
def test_wilson_covers_the_truth_about_as_often_as_it_says(size: int, truth: float) -> None:
    covered = sum(
        comb(size, so) * truth**so * (1 - truth) ** (size - so)
        for so in range(size + 1)
        if wilson(so / size, size).low <= truth <= wilson(so / size, size).high
    )

    # It comes close to 95 % on average; the worst of these is one observation, at a share of 0.207.
    assert covered > 0.79


@pytest.mark.parametrize(("share", "size"), [(-0.1, 10), (1.1, 10), (0.5, 0)])
def test_wilson_refuses_what_is_no_share(share: float, size: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(share, size)


@pytest.mark.parametrize(
    ("size", "ranks"), [(5, None), (6, (1, 6)), (10, (2, 9)), (20, (6, 15)), (100, (40, 61))]
)
def test_median_lies_between_the_places_of_the_table(
    size: int, ranks: tuple[int, int] | None
) -> None:
    assert median_ranks(size) == ranks


@given(size=st.integers(6, 400))
def test_places_of_the_median_cover_it_and_no_narrower_ones_do(size: int) -> None:
    ranks = median_ranks(size)

    assert ranks is not None
    low, high = ranks
    assert low + high == size + 1
    assert _covered(size, low) >= 0.95
    assert low == size // 2 or _covered(size, low + 1) < 0.95


def _covered(size: int, place: int) -> float:
    """How often the median is between that place and the one as far from the other end."""
    return 1 - 2 * sum(comb(size, below) for below in range(place)) / 2**size


@given(of=st.integers(2, 9), so=st.integers(1, 20), not_so=st.integers(1, 20))
def test_observations_that_repeat_each_other_count_for_their_cases(
    of: int, so: int, not_so: int
) -> None:
    same = [(of, of)] * so + [(0, of)] * not_so

    # One less than the cases: the share itself was worked out of them.
    assert isclose(effective_size(same), so + not_so - 1)


@given(st.lists(st.integers(0, 1), min_size=1, max_size=40))
def test_observations_of_as_many_cases_are_independent(answers: list[int]) -> None:
    assert effective_size([(answer, 1) for answer in answers]) == len(answers)


@given(pairs)
def test_effective_size_is_never_more_than_there_are(pairs: list[tuple[int, int]]) -> None:
    assert 0 < effective_size(pairs) <= sum(of for _so, of in pairs)


@given(low=st.floats(-500, 500), span=st.floats(0, 500), step=st.sampled_from([1, 5]))
def test_outward_holds_the_interval(low: float, span: float, step: int) -> None:
    first, last = outward(Interval(low, low + span), step)

    assert first <= low + 1e-6
    assert last >= low + span - 1e-6
    assert first % step == last % step == 0
    assert last - first <= span + 2 * step


def test_difference_is_less_certain_where_either_is() -> None:
    widths = [
        found.high - found.low
        for size in (200, 50, 10)
        if (found := difference(0.8, wilson(0.8, size), 0.6, wilson(0.6, 80)))
    ]

    assert all(narrow < wide for narrow, wide in pairwise(widths))
