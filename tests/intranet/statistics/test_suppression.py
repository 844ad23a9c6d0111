from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.statistics.suppression import SMALLEST, suppressed, with_totals

counts = st.integers(min_value=0, max_value=30)
tables = st.integers(min_value=1, max_value=5).flatmap(
    lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=5)
)
Shown = list[list[int | None]]


def equations(shown: Shown) -> list[dict[tuple[int, int], int]]:
    """What a reader knows of the hidden cells: each line's parts make its total."""
    height, width = len(shown), len(shown[0])
    rows = [[(r, c) for c in range(width)] for r in range(height)]
    columns = [[(r, c) for r in range(height)] for c in range(width)]
    return [
        {(r, c): -1 if (r, c) == line[-1] else 1 for r, c in line if shown[r][c] is None}
        for line in (*rows, *columns)
    ]


def computable(shown: Shown) -> list[tuple[int, int]]:
    """The hidden cells with one solution, by Gaussian elimination over the rationals."""
    cells = sorted({cell for line in equations(shown) for cell in line})
    rows = [[Fraction(line.get(cell, 0)) for cell in cells] for line in equations(shown)]
    done = 0
    for column in range(len(cells)):
        pivot = next((i for i in range(done, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for i, row in enumerate(rows):
            if i != done and row[column]:
                rows[i] = [a - row[column] * b for a, b in zip(row, rows[done], strict=True)]
        done += 1
    single = [row for row in rows[:done] if sum(1 for value in row if value) == 1]
    return [cells[next(i for i, value in enumerate(row) if value)] for row in single]


@given(tables)
def test_small_counts_are_never_shown(table: list[list[int]]) -> None:
    told = [count for row in suppressed(table) for count in row if count is not None]

    assert all(count >= SMALLEST for count in told)


@given(tables)
def test_shown_counts_are_the_true_ones(table: list[list[int]]) -> None:
    true = with_totals(table)

    for row, truth in zip(suppressed(table), true, strict=True):
        for count, right in zip(row, truth, strict=True):
            assert count in {None, right}


@given(tables)
def test_hidden_counts_cannot_be_computed_back(table: list[list[int]]) -> None:
    assert computable(suppressed(table)) == []


@given(tables)
def test_hidden_counts_of_a_line_are_never_small_together(table: list[list[int]]) -> None:
    shown, true = suppressed(table), with_totals(table)
    turned = (list(zip(*shown, strict=True)), list(zip(*true, strict=True)))

    for rows, truths in ((shown, true), turned):
        for row, truth in zip(rows, truths, strict=True):
            hidden = [right for count, right in zip(row, truth, strict=True) if count is None]
            assert row[-1] is None or not hidden or sum(hidden) >= SMALLEST


def test_large_counts_are_all_shown() -> None:
    assert suppressed([[10, 20], [30, 40]]) == [[10, 20, 30], [30, 40, 70], [40, 60, 100]]


def test_lone_small_count_takes_the_next_smallest_with_it() -> None:
    shown = suppressed([[3, 9, 40], [20, 30, 50], [60, 70, 80]])

    assert shown[0] == [None, None, 40, 52]
    assert shown[1] == [None, None, 50, 100]
    assert shown[2] == [60, 70, 80, 210]


def test_small_total_is_hidden_too() -> None:
    assert suppressed([[1, 2]]) == [[None, None, None], [None, None, None]]


def test_table_without_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="no rows"):
        suppressed([])
