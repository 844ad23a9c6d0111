"""From the waiting list into an operator's hands."""

from django.utils.translation import gettext_lazy as _

from permissions.assignment import assign, revoke
from permissions.audit import action
from permissions.models import Organisation, User
from permissions.roles import Role
from workflows.cases.actions.hold import hold
from workflows.cases.actions.states import enter
from workflows.cases.enums import CaseState
from workflows.cases.models import Case
from workflows.cases.refusal import Refused


@action("case.assigned")
def assign_case(case: Case, *, by: User, operator: User) -> Case:
    """Give the case to an operator of its service. Another operator's access ends with it.

    Raises Refused for somebody who is not an operator of the service, or a case that does not
    wait for one. A case that is under way stays where it is.
    """
    hold(case)
    refuse_stranger(operator, case.service)
    former, case.operator = case.operator, operator
    if former is None:
        enter(case, CaseState.ASSIGNED)
    elif case.is_closed():
        raise Refused(_("Il fascicolo è chiuso."))
    else:
        case.save()
    if former not in (None, operator):
        revoke(case, Role.OPERATOR, by=by, whom=former)
    assign(case, operator, Role.OPERATOR, by=by)
    return case


def refuse_stranger(operator: User, service: Organisation) -> None:
    """Raises Refused for somebody who is not an operator of `service` now."""
    works_here = operator.memberships.current().filter(organisation=service, role=Role.OPERATOR)
    if not operator.is_active or not works_here.exists():
        raise Refused(_("Questa persona non è fra gli operatori del servizio."), field="operator")
