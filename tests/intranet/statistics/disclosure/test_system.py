import pytest

from intranet.statistics.disclosure.system import (
    Cell,
    Inconsistent,
    System,
    adds_up,
    at_most,
    between,
    rounded_rate,
    signed,
)


@pytest.mark.parametrize(
    ("cell", "sensitive"),
    [
        (Cell(0), True),
        (Cell(4), True),
        (Cell(5), False),
        (Cell(40, cases=2), True),
        (Cell(40, cases=5), False),
        (Cell(None), True),
    ],
)
def test_cell_is_sensitive_when_small_of_few_cases_or_unknown(
    cell: Cell, *, sensitive: bool
) -> None:
    assert cell.is_sensitive is sensitive


def test_relations_hold_of_what_they_say() -> None:
    counts = {"open": 12, "before": 10, "new": 5, "closed": 3}
    carried = signed("open", [("before", 1), ("new", 1), ("closed", -1)])

    assert carried.holds(carried.total(counts))
    assert not carried.holds(carried.total(counts | {"closed": 4}))


def test_part_may_equal_its_whole_and_not_exceed_it() -> None:
    relation = at_most("part", "whole")

    assert relation.holds(relation.total({"part": 5, "whole": 5}))
    assert not relation.holds(relation.total({"part": 6, "whole": 5}))


def test_band_includes_both_ends() -> None:
    relation = between("cases", 10, 19)

    held = [cases for cases in range(30) if relation.holds(relation.total({"cases": cases}))]

    assert held == [*range(10, 20)]


def test_rounded_rate_holds_of_whatever_rounds_to_it() -> None:
    least, most = rounded_rate("part", "whole", 33)
    tables = [{"part": part, "whole": 12} for part in range(13)]

    told = [t["part"] for t in tables if least.holds(least.total(t)) and most.holds(most.total(t))]

    assert told == [4]


def test_components_are_joined_by_relations_of_the_given_keys_alone() -> None:
    cells = {key: Cell(9) for key in "abcdef"}
    system = System(cells, [adds_up("a", ["b", "c"]), adds_up("c", ["d"]), adds_up("e", ["f"])])

    assert [*system.components("abcdef")] == [[*"abcd"], [*"ef"]]
    assert [*system.components("abd")] == [[*"ab"], [*"d"]]


def test_nearest_come_first() -> None:
    cells = {key: Cell(9) for key in "abcd"}
    system = System(cells, [adds_up("a", ["b"]), adds_up("b", ["c"]), adds_up("c", ["d"])])

    assert system.near("a", "abcd", most=2) == ["a", "b"]


def test_contradictions_are_told_by_name() -> None:
    error = Inconsistent([str(adds_up("whole", ["part"], "categories"))])

    assert str(error) == "1 contradictions: categories: 0 <= -1·whole +1·part <= 0"
