"""What is said of a group: never a small number, never the exact one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.statistics.outcomes.telling import (
    Told,
    Why,
    band,
    told_median,
    told_share,
    why_no_median,
    why_not,
)

groups = st.lists(
    st.integers(0, 6).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))),
    min_size=1,
    max_size=80,
).map(lambda pairs: dict(enumerate(pairs)))
spans = st.lists(st.none() | st.integers(0, 365), min_size=10, max_size=80).map(
    lambda days: dict(enumerate(days))
)


def cases(so: int, not_so: int, visits: int = 1) -> dict[int, tuple[int, int]]:
    """So many cases all of whose visits are so, and so many none of whose are."""
    return dict(enumerate([(visits, visits)] * so + [(0, visits)] * not_so))


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        ({}, Why.FEW),
        (cases(2, 2), Why.FEW),
        (cases(4, 5), Why.FEW),
        (cases(5, 5), None),
        (cases(4, 6), Why.ONE_SIDED),
        (cases(50, 4), Why.ONE_SIDED),
        # Many visits, but of four cases.
        (cases(4, 20, visits=9), Why.ONE_SIDED),
        ({**cases(5, 4), 99: (0, 0)}, Why.FEW),
    ],
)
def test_share_is_said_of_ten_cases_with_five_on_either_side(
    pairs: dict[int, tuple[int, int]], why: Why | None
) -> None:
    assert why_not(pairs) == why


@pytest.mark.parametrize(
    ("spans", "why"),
    [
        (dict.fromkeys(range(9), 3), Why.FEW),
        (dict.fromkeys(range(10), 3), None),
        ({**dict.fromkeys(range(40)), **dict.fromkeys(range(4), 3)}, Why.ONE_SIDED),
    ],
)
def test_median_is_said_of_ten_cases_for_five_of_which_it_came(
    spans: dict[int, int | None], why: Why | None
) -> None:
    assert why_no_median(spans) == why


def test_share_is_said_in_bands_and_whole_percents() -> None:
    # 17 of 24 are 70.8 %; Wilson's interval of 71 % of 20 is 49.1 to 86.1 %.
    assert told_share(cases(17, 7)) == Told((20, 29), None, 71, 49, 87)


def test_visits_of_one_case_widen_the_interval() -> None:
    alone, together = told_share(cases(30, 30)), told_share(cases(6, 6, visits=5))

    assert (together.cases, together.seen) == ((10, 19), (60, 69))
    assert (alone.low, alone.high) == (37, 63)
    assert (together.low, together.high) == (23, 77)


def test_median_is_said_with_ends_that_are_no_single_case() -> None:
    days = [3, 8, 12, 19, 21, 23, 28, 34, 41, None]

    # The second and the ninth are its ends: 8 and 41.
    assert told_median(dict(enumerate(days))) == Told((10, 19), None, 21, 5, 45)


def test_median_beyond_what_is_followed_has_no_number() -> None:
    found = told_median(dict(enumerate([10, 20, 30, 40, 50, None, None, None, None, None, None])))

    assert (found.value, found.low, found.high) == (None, 20, None)


@given(groups)
def test_what_is_said_is_the_same_for_groups_that_it_cannot_tell_apart(
    pairs: dict[int, tuple[int, int]],
) -> None:
    if why_not(pairs):
        return

    found = told_share(pairs)

    counted = [pair for pair in pairs.values() if pair[1]]
    assert found.cases == band(len(counted))
    assert found.low is not None
    assert found.value is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value <= found.high <= 100


@given(spans)
def test_interval_of_days_holds_the_median(spans: dict[int, int | None]) -> None:
    if why_no_median(spans):
        return

    found = told_median(spans)

    assert found.low is None or found.low % 5 == 0
    assert found.value is None or (found.low is not None and found.low <= found.value)
    assert found.high is None or (found.value is not None and found.value <= found.high)


@given(st.integers(0, 10_000))
def test_band_holds_ten_numbers(number: int) -> None:
    low, high = band(number)

    assert low <= number <= high
    assert high - low == 9
    assert low % 10 == 0
