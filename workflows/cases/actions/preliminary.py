"""Before the first visit: meetings, hearings, the risk sheet, the agreement."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.audit import action
from permissions.models import User
from workflows.cases.actions.states import enter
from workflows.cases.enums import CaseState
from workflows.cases.models import (
    Agreement,
    AgreementSignature,
    Case,
    Hearing,
    Person,
    ReferrerMeeting,
    RiskSheet,
)
from workflows.cases.models.observation import METHOD_NEEDED, lacks_method
from workflows.cases.refusal import Refused


@action("referrer.met")
def meet_referrer(case: Case, *, by: User, **minutes: Any) -> ReferrerMeeting:
    """Write down the meeting with the referring service: the preliminary phase begins."""
    _refuse_future(minutes["held_at"])
    meeting = ReferrerMeeting.objects.create(case=case, author=by, **minutes)
    enter(case, CaseState.PRELIMINARY)
    return meeting


@action("person.heard")
def hear_person(person: Person, *, by: User, **note: Any) -> Hearing:
    """Write down the interview with an adult, or how a child got to know the place.

    Raises Refused for a hearing in the future, or a personality judged without a method.
    """
    _refuse_future(note["held_at"])
    hearing = Hearing(case=person.case, person=person, author=by, **note)
    if lacks_method(hearing):
        raise Refused(METHOD_NEEDED, field="method")
    hearing.save()
    return hearing


@action("risk.assessed")
def assess_risk(case: Case, *, by: User, **risks: Any) -> RiskSheet:
    """Write the risk sheet of the case."""
    return RiskSheet.objects.create(case=case, author=by, **risks)


@action("agreement.presented")
def present_agreement(
    case: Case, *, by: User, presented_on: Any, rules: str, refusals: Mapping[Person, str]
) -> Agreement:
    """Write down the agreement and each adult's answer; a refusal is recorded, and stops nothing.

    `refusals` maps each adult to the reason of a refusal, empty for who signed. Raises Refused
    for an agreement that is still to be presented.
    """
    if presented_on > timezone.localdate():
        raise Refused(FUTURE, field="presented_on")
    agreement = Agreement.objects.create(
        case=case, author=by, presented_on=presented_on, rules=rules
    )
    for person, refusal in refusals.items():
        AgreementSignature.objects.create(
            agreement=agreement, person=person, signed=not refusal, refusal=refusal
        )
    enter(case, CaseState.READY)
    return agreement


FUTURE = _("La data è nel futuro: si registra ciò che è avvenuto.")


def _refuse_future(moment: Any) -> None:
    if moment > timezone.now():
        raise Refused(FUTURE, field="held_at")
