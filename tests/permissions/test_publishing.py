"""The table of the site: what is listed is held, and nothing else."""

import pytest

from permissions.publishing import SHARED, Standing, State, permissions_of, phases_opening


def test_what_is_given_at_a_place_is_all_but_what_one_is_without_it() -> None:
    assert set(SHARED) == {*Standing} - {Standing.OWNER, Standing.MEMBER, Standing.ANYBODY}


@pytest.mark.parametrize("standing", Standing)
def test_state_that_a_kind_does_not_have_opens_nothing(standing: Standing) -> None:
    assert permissions_of("folder", State.PENDING, standing) == frozenset()


@pytest.mark.parametrize("standing", Standing)
def test_permission_on_something_else_opens_no_phase(standing: Standing) -> None:
    assert phases_opening("cases.view_case", standing) == ()
