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
from workflows.cases.models.contact import Contact
from workflows.cases.models.door import (
    Arrival,
    VisitGroupObjectPermission,
    VisitUserObjectPermission,
)
from workflows.cases.models.order import CourtOrder, OrderPerson
from workflows.cases.models.person import Person, Relationship
from workflows.cases.models.plan import PlanReview, VisitPlan
from workflows.cases.models.protected import (
    AccessRequest,
    ProtectedRecord,
    ProtectedRecordGroupObjectPermission,
    ProtectedRecordUserObjectPermission,
)
from workflows.cases.models.visit import Room, Visit, VisitRecord

__all__ = [
    "AccessRequest",
    "Agreement",
    "AgreementSignature",
    "Arrival",
    "Case",
    "CaseGroupObjectPermission",
    "CaseReason",
    "CaseUserObjectPermission",
    "Contact",
    "CourtOrder",
    "Hearing",
    "OrderPerson",
    "Person",
    "PlanReview",
    "ProtectedRecord",
    "ProtectedRecordGroupObjectPermission",
    "ProtectedRecordUserObjectPermission",
    "ReferrerMeeting",
    "Relationship",
    "RiskSheet",
    "Room",
    "Visit",
    "VisitGroupObjectPermission",
    "VisitPlan",
    "VisitRecord",
    "VisitUserObjectPermission",
]
