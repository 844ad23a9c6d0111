"""The review of the plan, and the end of a case."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.assignment import revoke
from permissions.audit import action
from permissions.models import User
from permissions.roles import Role
from workflows.cases.actions.states import enter
from workflows.cases.enums import CaseState
from workflows.cases.models import Case, PlanReview, Visit
from workflows.cases.refusal import Refused


@action("plan.reviewed")
def review_plan(
    case: Case, *, by: User, goes_on: bool, reasons: str, outcome: str = ""
) -> PlanReview:
    """Decide whether the visits go on with a new plan or come to their end.

    Raises Refused for an end without an outcome, while a visit is still to come, or while a
    record waits for its validation.
    """
    if Visit.objects.filter(case=case).unfinished().exists():
        raise Refused(
            _("Si verifica il piano quando ogni incontro è concluso e ogni verbale convalidato.")
        )
    if not goes_on and not outcome:
        raise Refused(_("Per concludere serve l'esito proposto."), field="outcome")
    review = PlanReview.objects.create(
        case=case,
        author=by,
        goes_on=goes_on,
        reasons=reasons,
        outcome="" if goes_on else outcome,
    )
    enter(case, CaseState.READY if goes_on else CaseState.CLOSING)
    return review


@action("case.closed")
def close_case(case: Case, *, by: User) -> Case:
    """Close the case with the outcome of its last review; the operator's access ends."""
    last = case.reviews.order_by("-pk").first()
    case.outcome = last.outcome if last else ""
    case.closed_at = timezone.now()
    revoke(case, Role.OPERATOR, by=by)
    enter(case, CaseState.CLOSED)
    return case
