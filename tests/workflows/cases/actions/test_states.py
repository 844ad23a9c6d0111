from itertools import product

import pytest

from tests.refusals import refused
from workflows.cases.actions.states import FOLLOWING, enter
from workflows.cases.enums import CaseState
from workflows.cases.models import Case
from workflows.cases.refusal import Refused

STATES = list(CaseState)
IMPOSSIBLE = [pair for pair in product(STATES, STATES) if pair[1] not in FOLLOWING.get(pair[0], ())]


def test_state_that_does_not_follow_is_refused() -> None:
    for before, after in IMPOSSIBLE:
        case = Case(state=before)

        with pytest.raises(Refused) as refusal:
            enter(case, after)

        assert str(before.label) in str(refusal.value.message)
        assert case.state == before


def test_every_state_but_the_last_leads_to_the_end() -> None:
    reached = {CaseState.CLOSED, CaseState.TRANSFERRED}
    for _ in STATES:
        reached |= {state for state, after in FOLLOWING.items() if reached & set(after)}  # type: ignore[misc]

    assert reached == set(STATES)


def test_closed_case_is_never_opened_again(concluded: Case) -> None:
    for state in STATES:
        with refused(says="Chiuso"):
            enter(concluded, state)
