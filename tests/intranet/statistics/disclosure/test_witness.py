import pytest

from intranet.statistics.disclosure.system import Cell, Relation, System, adds_up, at_most
from intranet.statistics.disclosure.witness import Move, holds, other_world

TABLE = System(
    {"total": Cell(10), "small": Cell(2), "other": Cell(8)}, [adds_up("total", ["small", "other"])]
)
BASE = {"total": 10, "small": 2, "other": 8}


def test_other_table_moves_what_it_must_and_keeps_every_relation() -> None:
    moves = [Move("small", 1, least=5), Move("other", -1, most=8)]

    assert other_world(TABLE, BASE, moves) == {"small": 7, "other": 3}


def test_no_other_table_where_nothing_gives_way() -> None:
    assert other_world(TABLE, BASE, [Move("small", 1, least=5)]) is None


def test_no_count_of_another_table_is_below_zero() -> None:
    assert not holds(TABLE, BASE, {"small": 11, "other": -1})
    assert holds(TABLE, BASE, {"small": 10, "other": 0})


def test_broken_relation_is_no_table() -> None:
    assert not holds(TABLE, BASE, {"small": 3})


def test_fractions_are_no_table() -> None:
    """Over the decimals `half` could be 2.5; over whole numbers it is fixed by its double."""
    system = System({"half": Cell(2), "odd": Cell(0)}, [Relation((("half", 2), ("odd", -1)), 4, 4)])
    moves = [Move("half", 1, -1.0, most=5), Move("odd", 1, most=1)]

    assert other_world(system, {"half": 2, "odd": 0}, moves) == {}


@pytest.mark.parametrize("price", [0.005, 1.0])
def test_what_whole_numbers_need_is_sought_beside_what_the_fractions_moved(price: float) -> None:
    """Over the decimals `half` would be 10.5 and `beside` stay, whatever that costs."""
    cells = {key: Cell(10) for key in ("moved", "half", "beside")}
    system = System(cells, [Relation((("half", 2), ("moved", -1), ("beside", -1)))])
    moves = [
        Move("moved", 1, least=1, most=1),
        Move("half", 1, 0.001),
        Move("beside", -1, price, most=10),
    ]

    assert other_world(system, dict.fromkeys(cells, 10), moves) == {"moved": 11, "beside": 9}


def test_cheapest_table_is_found() -> None:
    cells = {key: Cell(20) for key in ("a", "cheap", "dear")}
    system = System(cells, [Relation((("a", 1), ("cheap", 1), ("dear", 1)), 60, 60)])
    moves = [
        Move("a", 1, least=5),
        Move("dear", -1, 3.0, most=20),
        Move("cheap", -1, 2.0, most=20),
    ]

    assert other_world(system, dict.fromkeys(cells, 20), moves) == {"a": 25, "cheap": 15}


def test_bounds_of_inequalities_are_kept() -> None:
    system = System({"part": Cell(2), "whole": Cell(6)}, [at_most("part", "whole")])
    moves = [Move("part", 1, -1.0, most=9)]

    assert other_world(system, {"part": 2, "whole": 6}, moves) == {"part": 6}
