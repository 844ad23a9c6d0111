"""The matrix, cell by cell: who must may, and who must not may not."""

import pytest

from permissions.matrix import MATRIX
from permissions.roles import Role
from tests.permissions.cells import Cell, cells, states_of, turn, wrong_cells

TURNED = [
    Cell("case", "closed", Role.OPERATOR, "cases.view_notes"),
    Cell("case", "waiting", Role.PROVINCE, "cases.view_case"),
    Cell("case", "visits", Role.OPERATOR, "cases.record_visit"),
    Cell("case", "closing", Role.OPERATOR, "cases.sign_report"),
    Cell("case", "transferred", Role.REFERRER, "cases.view_people"),
    Cell("visit", "held", Role.INTERPRETER, "cases.view_slot"),
    Cell("protected", "visits", Role.FRONT_OFFICE, "cases.disclose_protected"),
    Cell("protected", "transferred", Role.HEAD, "cases.disclose_protected"),
    Cell("transmission", "acknowledged", Role.CLERK, "documents.acknowledge_transmission"),
    Cell("organisation.court", "active", Role.CLERK, "permissions.view_cases"),
    Cell("organisation.province", "active", Role.PROVINCE, "permissions.view_load"),
]


@pytest.fixture(params=TURNED, ids=str)
def turned(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Cell:
    """The matrix with one cell turned, as long as the test lasts."""
    cell: Cell = request.param
    monkeypatch.setitem(MATRIX, cell.kind, dict(MATRIX[cell.kind]))
    turn(cell)
    return cell


def test_every_cell_is_what_the_table_says() -> None:
    assert wrong_cells() == []


def test_every_kind_of_the_matrix_is_looked_at() -> None:
    kinds = {cell.kind for cell in cells()}

    assert kinds == set(MATRIX)
    assert {*states_of("case")} >= MATRIX["case"].keys() - {"*"}


def test_one_cell_turned_is_seen(turned: Cell) -> None:
    assert wrong_cells() == [turned]
