"""How an order reaches its case: opening one, amending one, delivered by a court office."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.history import acting_as
from permissions.models import Organisation, User
from workflows.cases.models import Case, CourtOrder
from workflows.cases.refusal import Refused
from workflows.documents.actions.papers import file_paper, receive_amendment, receive_order
from workflows.documents.models import Paper
from workflows.documents.uploads import PdfUpload
from workflows.processes.path import CasePathFlow

# Sent with `case`, to which a court office just delivered an order that amends it.
amendment_delivered = Signal()

# Within this time the same file from the same hands is a second press of the button.
DOUBLE_CLICK = timedelta(minutes=1)


class AlreadyFiled(Exception):
    """This very order came from these hands a moment ago; `case` is where it went."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.case = case


def open_case(service: Organisation, *, by: User, **values: Any) -> Case:
    """File a court order, open its case and begin its path.

    Raises Refused as the action does, AlreadyFiled at a second press of the button.
    """
    try:
        with transaction.atomic(), acting_as(by):
            case = receive_order(service, by=by, **values)
            CasePathFlow.begin.run(case=case)
    except Refused as refusal:
        if refusal.offer is not None:
            _refuse_twice(refusal.offer, by, values["pdf"])
        raise
    return case


def amend_case(case: Case, *, by: User, pdf: PdfUpload, **values: Any) -> CourtOrder:
    """File an amendment of the order of `case`. Raises as `open_case` does."""
    try:
        return receive_amendment(case, by=by, pdf=pdf, **values)
    except Refused:
        _refuse_twice(case, by, pdf)
        raise


def deliver_order(service: Organisation, *, by: User, pdf: PdfUpload, **values: Any) -> None:
    """A court office hands its order to `service`: to a new case, or to the one it amends.

    Whoever delivers learns nothing of what the service holds. An order that cannot amend the
    case as it stands is filed with its papers, for the service to read. Raises Refused only for
    what the order itself gets wrong.
    """
    try:
        open_case(service, by=by, pdf=pdf, **values)
    except AlreadyFiled:
        return
    except Refused as refusal:
        if refusal.offer is None:
            raise
        _amend_silently(refusal.offer, by, pdf, values)


@transaction.atomic
def _amend_silently(case: Case, by: User, pdf: PdfUpload, values: dict[str, Any]) -> None:
    try:
        amend_case(case, by=by, pdf=pdf, order=values["order"], adults=values["adults"])
    except AlreadyFiled:
        return
    except Refused:
        title = _("Provvedimento consegnato dalla cancelleria, da registrare")
        file_paper(case, by=by, pdf=pdf, kind=Paper.Kind.ORDER, title=title)
    amendment_delivered.send(sender=Case, case=case)


def _refuse_twice(case: Case, by: User, pdf: PdfUpload) -> None:
    since = timezone.now() - DOUBLE_CLICK
    papers = Paper.objects.filter(case=case, added_by=by, sha256=pdf.sha256, added_at__gte=since)
    if papers.exists():
        raise AlreadyFiled(case)
