"""The records of a case, one file for each aggregate."""

from workflows.cases.models.assessment import (
    Agreement,
    AgreementSignature,
    Hearing,
    ReferrerMeeting,
    RiskSheet,
)
from workflows.cases.models.case import (
    Case,
    CaseGroupObjectPermission,
    CaseReason,
    CaseUserObjectPermission,
)
from workflows.cases.models.order import CourtOrder, OrderPerson
from workflows.cases.models.person import Person, Relationship
from workflows.cases.models.plan import PlanReview, VisitPlan
from workflows.cases.models.visit import Room, Visit, VisitRecord

__all__ = [
    "Agreement",
    "AgreementSignature",
    "Case",
    "CaseGroupObjectPermission",
    "CaseReason",
    "CaseUserObjectPermission",
    "CourtOrder",
    "Hearing",
    "OrderPerson",
    "Person",
    "PlanReview",
    "ReferrerMeeting",
    "Relationship",
    "RiskSheet",
    "Room",
    "Visit",
    "VisitPlan",
    "VisitRecord",
]
