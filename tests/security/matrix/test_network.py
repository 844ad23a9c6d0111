"""The rights at the coordination table are those that were written down apart from the code."""

from permissions.coordination import TABLE, Standing, permissions_at_table
from tests.security.matrix import table
from tests.security.matrix.at_table import may, powers_of

# Who is one of these is a member besides.
MEMBERS = {Standing.COORDINATOR, Standing.REPRESENTATIVE, Standing.PERSON}


def test_every_right_is_the_one_written_down() -> None:
    differing = [
        (kind, state, str(standing))
        for kind in TABLE
        for state in _states(kind)
        for standing in Standing
        if _held(kind, state, standing) != _written(kind, state, standing)
    ]

    assert differing == []
    assert set(TABLE) == table.listed("network", "kind")


def test_every_state_and_permission_is_in_a_row() -> None:
    for kind, states in TABLE.items():
        powers = {each for by in states.values() for held in by.values() for each in held}

        assert set(states) - {"*"} <= _states(kind)
        assert {each.partition(".")[2] for each in powers} == powers_of(kind)


def _held(kind: str, state: str, standing: Standing) -> set[str]:
    asked = {standing, *([Standing.MEMBER] if standing in MEMBERS else [])}
    held = (permissions_at_table(kind, state, each) for each in asked)
    return {power.partition(".")[2] for powers in held for power in powers}


def _written(kind: str, state: str, standing: Standing) -> frozenset[str]:
    own = may(kind, state, standing)
    return own | may(kind, state, Standing.MEMBER) if standing in MEMBERS else own


def _states(kind: str) -> set[str]:
    return {row["state"] for row in table.rows("network") if row["kind"] == kind}
