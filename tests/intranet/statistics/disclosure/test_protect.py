import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intranet.statistics.disclosure.protect import Unprotectable, protect
from intranet.statistics.disclosure.system import (
    Cell,
    Inconsistent,
    System,
    adds_up,
    at_most,
    between,
    rounded_rate,
)


def row(total: int, *parts: int) -> System:
    cells = {"total": Cell(total, price=100)}
    cells |= {f"p{place}": Cell(part, price=part + 1) for place, part in enumerate(parts)}
    return System(cells, [adds_up("total", [key for key in cells if key != "total"])])


def test_small_count_takes_the_cheapest_other_with_it() -> None:
    system = row(63, 3, 40, 20)

    assert protect(system, wanted=[*system.cells]) == {"total", "p1"}


def test_nothing_more_is_hidden_where_small_counts_hide_each_other() -> None:
    system = row(50, 3, 2, 1, 3, 1, 40)

    assert protect(system, wanted=[*system.cells]) == {"total", "p5"}


def test_small_counts_that_sum_to_little_take_more_with_them() -> None:
    system = row(33, 1, 2, 30)

    shown = protect(system, wanted=[*system.cells])

    assert len(shown) == 1


def test_large_counts_are_all_shown() -> None:
    system = row(30, 10, 20)

    assert protect(system, wanted=[*system.cells]) == {"total", "p0", "p1"}


def test_part_of_a_large_whole_needs_nothing_hidden() -> None:
    system = System({"part": Cell(2), "whole": Cell(9)}, [at_most("part", "whole")])

    assert protect(system, wanted=["part", "whole"]) == {"whole"}


def test_bound_that_gives_too_much_away_is_hidden() -> None:
    system = System(
        {"part": Cell(4), "whole": Cell(9)},
        [at_most("part", "whole"), between("part", 2, 9)],
    )
    narrow = System(system.cells, [at_most("part", "whole"), between("part", 2, 99)])
    tight = System(
        {"part": Cell(4), "whole": Cell(6)}, [at_most("part", "whole"), between("part", 2, 99)]
    )

    assert protect(system, wanted=["whole"]) == {"whole"}
    assert protect(narrow, wanted=["whole"]) == {"whole"}
    assert protect(tight, wanted=["whole"]) == frozenset()


def test_release_is_refused_where_an_earlier_one_tells_already() -> None:
    system = row(63, 3, 40, 20)

    with pytest.raises(Unprotectable, match="p0"):
        protect(system, wanted=[], shown={"total": 63, "p1": 40, "p2": 20})


def test_release_is_refused_where_something_small_was_shown() -> None:
    system = row(63, 3, 40, 20)

    with pytest.raises(Unprotectable):
        protect(system, wanted=["total"], shown={"p0": 3})


def test_release_is_refused_where_a_told_rate_leaves_no_choice() -> None:
    cells = {"part": Cell(3), "whole": Cell(12)}
    told = [between("whole", 10, 19), *rounded_rate("part", "whole", 25)]

    with pytest.raises(Unprotectable):
        protect(System(cells, told), wanted=[])


def test_what_was_shown_is_kept_and_others_are_hidden_instead() -> None:
    system = row(63, 3, 40, 20)

    shown = protect(system, wanted=[*system.cells], shown={"p2": 20})

    assert shown == {"total"}


def test_what_was_shown_otherwise_is_refused() -> None:
    with pytest.raises(Inconsistent, match="shown as 21"):
        protect(row(63, 3, 40, 20), wanted=[], shown={"p2": 21})


def test_total_that_is_not_the_sum_is_refused() -> None:
    with pytest.raises(Inconsistent, match="1 contradictions"):
        protect(row(64, 3, 40, 20), wanted=[])


def test_unknown_counts_are_never_shown_and_are_no_zero() -> None:
    cells = {"total": Cell(None), "known": Cell(30), "unknown": Cell(None)}
    system = System(cells, [adds_up("total", ["known", "unknown"])])

    assert protect(system, wanted=[*cells]) == {"known"}


def test_unknown_count_that_the_others_tell_is_protected() -> None:
    cells = {"total": Cell(32), "known": Cell(30), "unknown": Cell(None)}
    system = System(cells, [adds_up("total", ["known", "unknown"])])

    assert len(protect(system, wanted=[*cells])) == 1


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=2, max_size=4))
def test_showing_is_repeatable_and_never_of_the_sensitive(rows: list[list[int]]) -> None:
    width, height = range(len(rows[0])), range(len(rows))
    cells = {(r, c): Cell(rows[r][c]) for r in height for c in width}
    cells |= {(r, -1): Cell(sum(rows[r])) for r in height}
    system = System(cells, [adds_up((r, -1), [(r, c) for c in width]) for r in height])

    shown = protect(system, wanted=[*cells])

    assert shown == protect(system, wanted=[*cells])
    assert not shown & system.sensitive
