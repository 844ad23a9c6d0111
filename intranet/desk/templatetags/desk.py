"""Small words of the desk's templates."""

from collections.abc import Mapping
from typing import Any

from django import template

from workflows.cases.enums import CaseState, RecordState, VisitState
from workflows.documents.models import Transfer

register = template.Library()


@register.filter
def at(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What `mapping` holds under `key`; empty where it holds nothing."""
    return mapping.get(key, "")


TONES: dict[str, str] = {
    CaseState.INTEGRATION: "warning",
    CaseState.CLARIFICATION: "warning",
    CaseState.WAITING: "warning",
    CaseState.VISITS: "info",
    CaseState.CLOSED: "neutral",
    CaseState.TRANSFERRED: "neutral",
    VisitState.PROPOSED: "warning",
    VisitState.CONFIRMED: "info",
    VisitState.HELD: "success",
    VisitState.INTERRUPTED: "danger",
    VisitState.ABSENCE: "danger",
    VisitState.REFUSED: "danger",
    RecordState.SUBMITTED: "warning",
    RecordState.RETURNED: "danger",
    RecordState.VALIDATED: "success",
    Transfer.State.OFFERED: "warning",
    Transfer.State.ACCEPTED: "success",
    Transfer.State.WITHDRAWN: "neutral",
}


@register.filter
def tone(record: Any) -> str:
    """The tone in which the state of a case, visit or record is drawn."""
    return TONES.get(record.state, "info")
