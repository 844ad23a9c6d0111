"""The rights on the things of the site are those that were written down apart from the code."""

from permissions.publishing import PUBLISHING, Standing, permissions_of
from tests.security.matrix import table


def test_every_right_is_the_one_written_down() -> None:
    written = {
        (row["kind"], row["state"], row["standing"]): {f"content.{m}" for m in row["may"].split()}
        for row in table.rows("content")
    }

    held = {
        (kind, str(state), str(standing)): set(permissions_of(kind, state, standing))
        for kind, states in PUBLISHING.items()
        for state in states
        for standing in Standing
        if permissions_of(kind, state, standing)
    }
    assert held == written
