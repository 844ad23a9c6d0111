"""From the waiting list into an operator's hands."""

from django.utils.translation import gettext_lazy as _

from permissions.assignment import assign, revoke
from permissions.audit import action
from permissions.models import User
from permissions.roles import Role
from workflows.cases.actions.states import enter
from workflows.cases.enums import CaseState
from workflows.cases.models import Case
from workflows.cases.refusal import Refused


@action("case.assigned")
def assign_case(case: Case, *, by: User, operator: User) -> Case:
    """Give the case to an operator of its service. Another operator's access ends with it.

    Raises Refused for somebody who is not an operator of the service.
    """
    works_here = operator.memberships.current().filter(
        organisation=case.service, role=Role.OPERATOR
    )
    if not works_here.exists():
        raise Refused(_("Questa persona non è fra gli operatori del servizio."), field="operator")
    if case.operator is not None and case.operator != operator:
        revoke(case, Role.OPERATOR, by=by, whom=case.operator)
    case.operator = operator
    enter(case, CaseState.ASSIGNED)
    assign(case, operator, Role.OPERATOR, by=by)
    return case
