"""Papers that come in, alone or with the order that opens or amends a case."""

from typing import Any

from django.utils.translation import gettext as _

from permissions.audit import action
from permissions.models import Organisation, User
from workflows.cases.actions import intake
from workflows.cases.models import Case, CourtOrder
from workflows.documents.models import Paper
from workflows.documents.storage import store
from workflows.documents.uploads import PdfUpload


@action("paper.filed")
def file_paper(
    case: Case,
    *,
    by: User,
    pdf: PdfUpload,
    kind: Paper.Kind,
    title: str = "",
    order: CourtOrder | None = None,
) -> Paper:
    """Add a PDF to the papers of a case."""
    return Paper.objects.create(
        case=case,
        order=order,
        kind=kind,
        title=title or pdf.name,
        path=store(pdf.content),
        sha256=pdf.sha256,
        size=pdf.size,
        pages=pdf.pages,
        added_by=by,
    )


@action("order.received")
def receive_order(service: Organisation, *, by: User, pdf: PdfUpload, **values: Any) -> Case:
    """Open a case on a court order and file its PDF. Raises Refused as `intake.receive_order`."""
    case = intake.receive_order(service, by=by, **values)
    order = case.current_order()
    file_paper(case, by=by, pdf=pdf, kind=Paper.Kind.ORDER, title=_title(order), order=order)
    return case


@action("amendment.received")
def receive_amendment(case: Case, *, by: User, pdf: PdfUpload, **values: Any) -> CourtOrder:
    """Amend the order of a case and file the PDF. Raises Refused as `intake.amend_order`."""
    order = intake.amend_order(case, by=by, **values)
    file_paper(case, by=by, pdf=pdf, kind=Paper.Kind.ORDER, title=_title(order), order=order)
    return order


@action("integration.filed")
def supply_integration(case: Case, *, by: User, pdf: PdfUpload, title: str) -> Case:
    """File what the referring service was asked for, and have the papers checked again."""
    file_paper(case, by=by, pdf=pdf, kind=Paper.Kind.INTEGRATION, title=title)
    return intake.supply_integration(case, by=by)


@action("clarification.filed")
def clarify_order(case: Case, *, by: User, pdf: PdfUpload, level: str, frequency: str) -> Case:
    """File the court's answer and write into the order what it made clear."""
    title = _("Chiarimento del giudice")
    file_paper(case, by=by, pdf=pdf, kind=Paper.Kind.CLARIFICATION, title=title)
    return intake.clarify_order(case, by=by, level=level, frequency=frequency)


def _title(order: CourtOrder) -> str:
    return str(order)
