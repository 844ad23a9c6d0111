"""What was found out before the visits, and what was agreed: read again by who may read notes."""

from typing import Any

from intranet.desk.case.page import CasePage
from permissions.policy import visible_to
from workflows.cases.enums import Risk
from workflows.cases.models import (
    Agreement,
    AgreementSignature,
    PlanReview,
    ReferrerMeeting,
    RiskSheet,
)

RISKS = ("violence", "abduction", "substances", "health", "conflict")


def preliminary_of(page: CasePage) -> dict[str, Any]:
    """Meetings, the risk sheet, agreements with their answers, and reviews, in five queries."""
    sheet = _notes(page, RiskSheet).select_related("author").first()
    return {
        "meetings": _notes(page, ReferrerMeeting).select_related("author").order_by("-held_at"),
        "sheet": sheet,
        "risks": _risks(sheet) if sheet else [],
        "agreements": _agreements(page),
        "reviews": _notes(page, PlanReview).select_related("author").order_by("-pk"),
    }


def _notes(page: CasePage, model: Any) -> Any:
    return visible_to(page.user, model.objects.filter(case=page.case))


def _risks(sheet: RiskSheet) -> list[tuple[Any, Any]]:
    """Each danger in words, and how it was judged."""
    fields: Any = RiskSheet._meta
    return [(fields.get_field(name).verbose_name, _judged(sheet, name)) for name in RISKS]


def _judged(sheet: RiskSheet, name: str) -> Any:
    return Risk(getattr(sheet, name)).label


def _agreements(page: CasePage) -> list[tuple[Agreement, list[AgreementSignature]]]:
    signatures = AgreementSignature.objects.filter(agreement__case=page.case)
    answers: dict[int, list[AgreementSignature]] = {}
    for each in visible_to(page.user, signatures).select_related("person").order_by("pk"):
        answers.setdefault(each.agreement_id, []).append(each)
    agreements = _notes(page, Agreement).select_related("author").order_by("-presented_on", "-pk")
    return [(agreement, answers.get(agreement.pk, [])) for agreement in agreements]
