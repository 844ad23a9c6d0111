"""How a case moves from one state to the next."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from permissions.grants import sync
from permissions.matrix import rights_differ
from workflows.cases.enums import CaseState
from workflows.cases.models import Case
from workflows.cases.refusal import Refused

PATH: Mapping[str, tuple[CaseState, ...]] = {
    CaseState.RECEIVED: (CaseState.INTEGRATION, CaseState.CLARIFICATION, CaseState.WAITING),
    CaseState.INTEGRATION: (CaseState.RECEIVED,),
    CaseState.CLARIFICATION: (CaseState.RECEIVED,),
    CaseState.WAITING: (CaseState.ASSIGNED,),
    CaseState.ASSIGNED: (CaseState.PRELIMINARY,),
    CaseState.PRELIMINARY: (CaseState.READY,),
    CaseState.READY: (CaseState.VISITS,),
    CaseState.VISITS: (CaseState.READY, CaseState.CLOSING),
    CaseState.CLOSING: (CaseState.CLOSED,),
}
# Out of them all another service may take a case over, until its report is due to the court.
FOLLOWING: Mapping[str, tuple[CaseState, ...]] = {
    state: after if state == CaseState.CLOSING else (*after, CaseState.TRANSFERRED)
    for state, after in PATH.items()
}


def enter(case: Case, state: CaseState) -> None:
    """Put `case` in `state`; where the matrix gives other rights there, the grants follow.

    Raises Refused for a state that does not follow the one the case is in.
    """
    if state not in FOLLOWING.get(case.state, ()):
        raise Refused(
            _("Il fascicolo è nello stato «%(state)s»: questo passo ora non si può fare.")
            % {"state": case.get_state_display()}
        )
    before, case.state = case.guard_state, state
    case.save()
    if rights_differ(case.guard_kind, before, case.guard_state):
        sync(case)
