"""The record of a visit: written by one, validated by another."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.audit import action
from permissions.models import User
from workflows.cases.enums import RecordState
from workflows.cases.models import Visit, VisitRecord
from workflows.cases.models.observation import METHOD_NEEDED, lacks_method
from workflows.cases.refusal import Refused


@action("record.written")
def write_record(visit: Visit, *, by: User, **content: Any) -> VisitRecord:
    """Write the record of a visit, or write it again after it was sent back.

    Raises Refused for a visit that has no record, a validated record, somebody who left before
    arriving, or a personality judged without a method.
    """
    if not visit.took_place():
        raise Refused(_("Di questo incontro non si scrive un verbale."))
    record = VisitRecord.objects.filter(visit=visit).first() or VisitRecord(visit=visit)
    for name, value in content.items():
        setattr(record, name, value)
    _refuse_hours(record)
    if lacks_method(record):
        raise Refused(METHOD_NEEDED, field="method")
    record.author, record.state, record.remarks = by, RecordState.SUBMITTED, ""
    record.save()
    return record


@action("record.validated")
def validate_record(record: VisitRecord, *, by: User) -> VisitRecord:
    """Validate what somebody else wrote; it never changes again.

    Raises Refused for one's own record, or one that does not wait for it.
    """
    _refuse_unless_submitted(record)
    _refuse_author(record, by)
    record.state = RecordState.VALIDATED
    record.validator, record.validated_at = by, timezone.now()
    record.save()
    return record


@action("record.returned")
def return_record(record: VisitRecord, *, by: User, remarks: str) -> VisitRecord:
    """Send a record back to its author with what to correct. Raises as `validate_record`."""
    _refuse_unless_submitted(record)
    _refuse_author(record, by)
    record.state, record.remarks = RecordState.RETURNED, remarks
    record.save()
    return record


def _refuse_hours(record: VisitRecord) -> None:
    for who in ("child", "visitor"):
        arrived, left = getattr(record, f"{who}_arrived"), getattr(record, f"{who}_left")
        if arrived and left and left < arrived:
            raise Refused(_("L'uscita viene prima dell'arrivo."), field=f"{who}_left")


def _refuse_unless_submitted(record: VisitRecord) -> None:
    if record.state != RecordState.SUBMITTED:
        raise Refused(_("Questo verbale non è in attesa di convalida."))


def _refuse_author(record: VisitRecord, user: User) -> None:
    if record.author_id == user.pk:
        raise Refused(_("Chi ha scritto il verbale non può convalidarlo."))
