"""The rights on the things of the site are those that were written down apart from the code."""

from permissions.publishing import PUBLISHING, Standing, permissions_of
from tests.security.matrix import table

# Of a working copy nothing is said in the table: it is its authors' and its examiners' alone.
SPOKEN_OF = ("item", "folder")


def test_every_right_is_the_one_written_down() -> None:
    written = {
        (row["kind"], row["state"], row["standing"]): {f"content.{m}" for m in row["may"].split()}
        for row in table.rows("content")
    }

    held = {
        (kind, str(state), str(standing)): set(permissions_of(kind, state, standing))
        for kind in SPOKEN_OF
        for state in PUBLISHING[kind]
        for standing in Standing
        if permissions_of(kind, state, standing)
    }
    assert held == written


def test_working_copy_is_hidden_from_all_but_those_who_write_and_examine() -> None:
    readers = {who for by in PUBLISHING["copy"].values() for who, held in by.items() if held}

    assert readers == {Standing.OWNER, Standing.EDITOR, Standing.REVIEWER}
