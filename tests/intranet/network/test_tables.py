"""On a phone a table is a list: every cell says there what its column said."""

import re
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[3] / "intranet" / "network"
STACKING = [
    path for path in sorted(ROOMS.rglob("*.html")) if "table-stacks" in path.read_text("utf-8")
]
UNTOLD = re.compile(r"<td(?![^>]*(?:data-label|colspan))[^>]*>\s*+(?!<form)")
"""A cell with neither words for its column nor a button that says its own."""


@pytest.mark.parametrize("template", STACKING, ids=lambda path: path.stem)
def test_every_cell_of_a_table_that_stacks_names_its_column(template: Path) -> None:
    cells = UNTOLD.findall(template.read_text("utf-8"))

    assert not cells, template.name


def test_the_tables_of_the_network_are_found() -> None:
    assert len(STACKING) > 5
