import pytest

from intranet.statistics.disclosure.derived import (
    banded_rate,
    may_show_median,
    may_show_p90,
    may_show_rate,
)

SHOWN = frozenset({"visits", "held"})


@pytest.mark.parametrize(
    ("cases", "median", "p90"),
    [(4, False, False), (5, True, False), (19, True, False), (20, True, True)],
)
def test_middle_and_tail_need_cases(cases: int, *, median: bool, p90: bool) -> None:
    assert may_show_median("visits", cases, SHOWN) is median
    assert may_show_p90("visits", cases, SHOWN) is p90


def test_nothing_stands_beside_a_hidden_count() -> None:
    assert not may_show_median("hidden", 100, SHOWN)
    assert not may_show_p90("hidden", 100, SHOWN)
    assert not may_show_rate("hidden", "visits", SHOWN)
    assert not may_show_rate("visits", "hidden", SHOWN)
    assert may_show_rate("held", "visits", SHOWN)


@pytest.mark.parametrize(("part", "cases"), [(3, 12), (0, 10), (19, 19), (7, 40), (1, 200)])
def test_banded_rate_is_true_of_what_it_was_made_of(part: int, cases: int) -> None:
    told = banded_rate("part", "whole", (part, cases))

    assert all(each.holds(each.total({"part": part, "whole": cases})) for each in told)


@pytest.mark.parametrize(("part", "cases"), [(3, 9), (11, 10), (-1, 10)])
def test_banded_rate_needs_ten_cases_and_a_part_of_them(part: int, cases: int) -> None:
    with pytest.raises(ValueError, match="no rate"):
        banded_rate("part", "whole", (part, cases))
