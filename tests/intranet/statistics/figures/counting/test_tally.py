import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.statistics.figures.counting.tally import Number, Tally, percentile

HERE, THERE = 1, 2


@pytest.fixture
def tally() -> Tally:
    return Tally([HERE, THERE])


def test_what_is_not_counted_is_zero_and_what_is_not_recorded_is_unknown(tally: Tally) -> None:
    numbers = tally.numbers(HERE)

    assert numbers["visits", ""] == numbers["visits", "held"] == Number(0, 0)
    assert numbers["suspensions", ""] == Number(None, None)
    assert numbers["waiting_by_priority", "contact_broken"] == Number(None, None)


def test_services_are_counted_apart(tally: Tally) -> None:
    tally.add(HERE, "new_cases", "referred", cases=[7])

    assert tally.numbers(HERE)["new_cases", "referred"] == Number(1, 1)
    assert tally.numbers(THERE)["new_cases", "referred"] == Number(0, 0)


def test_a_case_behind_many_counts_is_one_case(tally: Tally) -> None:
    tally.add(HERE, "visits", "held", cases=[7], value=30)
    tally.add(HERE, "visits", "refused", cases=[7, 8], value=2)

    numbers = tally.numbers(HERE)

    assert numbers["visits", ""] == Number(32, 2)
    assert numbers["visits", "held"] == Number(30, 1)


def test_one_of_several_categories_counts_once_in_the_total(tally: Tally) -> None:
    tally.add(HERE, "referrals_by_reason", "conflict", "violence", cases=[7])

    numbers = tally.numbers(HERE)

    assert numbers["referrals_by_reason", ""] == Number(1, 1)
    assert numbers["referrals_by_reason", "violence"] == Number(1, 1)


def test_a_category_that_a_figure_has_not_is_refused(tally: Tally) -> None:
    with pytest.raises(ValueError, match="no category 'asleep'"):
        tally.add(HERE, "visits", "asleep", cases=[7])


def test_a_territory_of_one_service_is_none_of_another(tally: Tally) -> None:
    tally.add(HERE, "referrals_by_territory", "Lodi", cases=[7])

    assert ("referrals_by_territory", "Lodi") in tally.numbers(HERE)
    assert ("referrals_by_territory", "Lodi") not in tally.numbers(THERE)


@pytest.mark.parametrize(
    ("cases", "median", "p90"),
    [
        (4, Number(None, 4), Number(None, 4)),
        (5, Number(3, 5), Number(None, 5)),
        (19, Number(10, 19), Number(None, 19)),
        (20, Number(10, 20), Number(18, 20)),
        (21, Number(11, 21), Number(19, 21)),
    ],
)
def test_too_few_cases_have_neither_median_nor_percentile(
    tally: Tally, cases: int, median: Number, p90: Number
) -> None:
    tally.add_spans("duration", {HERE: {case: case for case in range(1, cases + 1)}})

    numbers = tally.numbers(HERE)

    assert numbers["duration", ""] == Number(cases, cases)
    assert numbers["duration_median", ""] == median
    assert numbers["duration_p90", ""] == p90


@given(st.lists(st.integers(0, 5000), min_size=1), st.integers(1, 100))
def test_percentile_is_the_least_value_that_so_many_do_not_exceed(
    values: Sequence[int], share: int
) -> None:
    found = percentile(values, share)

    def reached(limit: int) -> int:
        return sum(value <= limit for value in values)

    needed = math.ceil(len(values) * share / 100)
    assert found in values
    assert reached(found) >= needed
    assert all(reached(value) < needed for value in values if value < found)
