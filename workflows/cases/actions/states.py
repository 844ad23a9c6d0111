"""How a case moves from one state to the next."""

from permissions.grants import sync
from permissions.matrix import rights_differ
from workflows.cases.enums import CaseState
from workflows.cases.models import Case


def enter(case: Case, state: CaseState) -> None:
    """Put `case` in `state`; where the matrix gives other rights there, the grants follow."""
    before, case.state = case.guard_state, state
    case.save()
    if rights_differ(case.guard_kind, before, case.guard_state):
        sync(case)
