"""Networks drawn by chance and released one quarter after the other give nothing away."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.security.disclosure.campaign import attacked, read
from tests.security.disclosure.networks import Size, drawn
from tests.security.disclosure.test_attack import table_of

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(tables)
def test_tables_of_services_give_nothing_away(rows: list[list[int]]) -> None:
    story = table_of(rows)

    assert read(story, [*story.told()]) == []


@pytest.mark.parametrize("seed", range(3))
def test_quarters_give_nothing_away_alone_in_pairs_or_together(seed: int) -> None:
    story = drawn(seed, Size(services=2, quarters=2, figures=1))

    assert attacked(story) == []


@pytest.mark.parametrize("seed", [100, 101])
def test_years_after_their_quarters_give_nothing_away(seed: int) -> None:
    story = drawn(seed, Size(services=2, quarters=4, figures=1))

    assert attacked(story) == []


def test_networks_are_told_the_same_twice() -> None:
    size = Size(services=2, quarters=2, figures=1)

    first, second = ([*drawn(7, size).told()] for _time in range(2))

    assert first == second
