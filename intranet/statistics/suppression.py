"""Keeping small counts unread, and uncomputable from what is still shown.

A table of counts is printed with its totals, so each row and column is an equation. A cell below
SMALLEST is left out; then further cells, the smallest first, until no equation gives one away
(complementary suppression: Eurostat, Handbook on Statistical Disclosure Control, chapter 4).
"""

from collections.abc import Iterator, Sequence

SMALLEST = 5

Counts = Sequence[Sequence[int]]
Cell = tuple[int, int]


def with_totals(counts: Counts) -> list[list[int]]:
    """The table with a total at the end of each row, and a last row of totals."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def suppressed(counts: Counts) -> list[list[int | None]]:
    """The table with its totals; None where a count must not be read.

    Raises ValueError for a table without rows.
    """
    if not counts:
        raise ValueError("there is nothing to suppress in no rows")
    table = with_totals(counts)
    hidden = {(r, c) for r, row in enumerate(table) for c, n in enumerate(row) if n < SMALLEST}
    lines = list(_lines(table))
    while sum(_protect(table, line, hidden) for line in lines):
        pass  # what is hidden in one line may be given away by another
    return [
        [None if (r, c) in hidden else count for c, count in enumerate(row)]
        for r, row in enumerate(table)
    ]


def _protect(table: Counts, line: list[Cell], hidden: set[Cell]) -> bool:
    """Hide the smallest shown cell of a line that gives a hidden one away; whether it did."""
    shown = [cell for cell in line if cell not in hidden]
    if not shown or len(shown) == len(line) or not _tells_too_much(table, line, hidden):
        return False
    hidden.add(min(shown, key=lambda cell: (table[cell[0]][cell[1]], cell)))
    return True


def _lines(table: Counts) -> Iterator[list[Cell]]:
    """Every row and every column, the total last in each."""
    height, width = len(table), len(table[0])
    yield from ([(r, c) for c in range(width)] for r in range(height))
    yield from ([(r, c) for r in range(height)] for c in range(width))


def _tells_too_much(table: Counts, line: list[Cell], hidden: set[Cell]) -> bool:
    """Whether the equation of `line` fixes a hidden cell, or hidden cells that are all small."""
    unread = [cell for cell in line if cell in hidden]
    if any(_is_fixed(cell, hidden) for cell in unread):
        return True
    rest = sum(table[r][c] for r, c in unread)
    return line[-1] not in hidden and rest < SMALLEST


def _is_fixed(cell: Cell, hidden: set[Cell]) -> bool:
    """Whether the equations have one solution for `cell`.

    With rows and columns as nodes and hidden cells as edges, they do just where the edge is on
    no cycle: its ends are not joined by the other edges.
    """
    others = hidden - {cell}
    rows, columns = {cell[0]}, set[int]()
    while True:
        reached = columns | {c for r, c in others if r in rows}
        if cell[1] in reached:
            return False
        further = rows | {r for r, c in others if c in reached}
        if further == rows and reached == columns:
            return True
        rows, columns = further, reached
