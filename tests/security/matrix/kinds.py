"""What tells apart the records of one model that not all the same people see."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from workflows.cases.enums import RecordState
from workflows.cases.models import ProtectedRecord, Visit, VisitRecord
from workflows.documents.models import Paper, TransferOffer, TransferPaper


def kind_of(record: Any) -> str:
    """Which line of the table speaks of a record of its model."""
    tell = KINDS.get(type(record).__name__)
    return tell(record) if tell else ""


def slot_of(visit: Visit) -> str:
    """`to come`, or over."""
    return "to come" if visit.is_to_come() else "over"


def is_at_the_door(visit: Visit) -> bool:
    """Whether it takes place today."""
    today = timezone.localdate(visit.starts_at) == timezone.localdate()
    return today and visit.state not in {"cancelled", "absence"}


def _of_record(record: VisitRecord) -> str:
    return "validated" if record.state == RecordState.VALIDATED else "not validated"


def _of_paper(paper: Paper) -> str:
    if paper.kind != Paper.Kind.REPORT:
        return "from outside"
    return "transmitted report" if paper.transmissions.exists() else "report"


def _of_offer(offer: TransferOffer) -> str:
    return offer.state


def _of_bound(bound: TransferPaper) -> str:
    last = bound.transfer.offers.order_by("pk").last()
    return "offered" if last and last.is_open() else "answered"


def _of_secret(record: ProtectedRecord) -> str:
    return record.kind


KINDS: Mapping[str, Callable[[Any], str]] = {
    "VisitRecord": _of_record,
    "Paper": _of_paper,
    "TransferOffer": _of_offer,
    "TransferPaper": _of_bound,
    "ProtectedRecord": _of_secret,
}
