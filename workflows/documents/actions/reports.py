"""The report: drafted, validated by another, signed off and rendered."""

import hashlib
import io

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

from permissions.audit import action
from permissions.models import User
from workflows.cases.models import Case
from workflows.cases.refusal import Refused
from workflows.documents.content import report_content
from workflows.documents.models import Paper, Report
from workflows.documents.pdf import Unprintable, render_report
from workflows.documents.storage import store

TEXTS = ("course", "observations", "conclusions")


@action("report.begun")
def begin_report(case: Case, *, by: User) -> Report:
    """Open the final report of a case, still without a text."""
    return Report.objects.create(case=case)


@action("report.drafted")
def draft_report(report: Report, *, by: User, **texts: str) -> Report:
    """Write or rewrite the texts, and send them to validation.

    Nothing of an earlier round remains: who validated and signed that, and its PDF. Raises Refused
    for a report that is not in its author's hands.
    """
    _refuse_unless(report, Report.State.DRAFT, Report.State.RETURNED, Report.State.REJECTED)
    for name in TEXTS:
        setattr(report, name, texts[name])
    report.author, report.state, report.remarks = by, Report.State.SUBMITTED, ""
    report.validator = report.validated_at = report.signer = report.signed_at = report.paper = None
    report.save()
    return report


@action("report.validated")
def validate_report(report: Report, *, by: User) -> Report:
    """Validate what somebody else wrote.

    Raises Refused for one's own report, or one that does not wait for it.
    """
    _refuse_unless(report, Report.State.SUBMITTED)
    if report.author_id == by.pk:
        raise Refused(_("Chi ha scritto la relazione non può convalidarla."))
    report.validator, report.validated_at = by, timezone.now()
    report.state = Report.State.VALIDATED
    report.save()
    return report


@action("report.returned")
def return_report(report: Report, *, by: User, remarks: str) -> Report:
    """Send the report back to its author with what to correct.

    Raises Refused for a report that waits neither for validation nor for the signature.
    """
    _refuse_unless(report, Report.State.SUBMITTED, Report.State.VALIDATED)
    report.state, report.remarks = Report.State.RETURNED, remarks
    report.save()
    return report


@action("report.signed")
def sign_report(report: Report, *, by: User) -> Report:
    """Sign off the validated report as head of service, and render it to PDF.

    Raises Refused for one's own report, one that is not validated, or texts with characters that
    cannot be printed.
    """
    _refuse_unless(report, Report.State.VALIDATED)
    if report.author_id == by.pk:
        raise Refused(_("Chi ha scritto la relazione non può anche firmarla."))
    report.signer, report.signed_at = by, timezone.now()
    report.state = Report.State.SIGNED
    report.paper = _render(report, by)
    report.save()
    return report


def _refuse_unless(report: Report, *states: Report.State) -> None:
    if report.state not in states:
        raise Refused(
            _("La relazione è nello stato «%(state)s»: questo passo ora non si può fare.")
            % {"state": report.get_state_display()}
        )


def _render(report: Report, by: User) -> Paper:
    try:
        content = render_report(report_content(report))
    except Unprintable as refusal:
        raise Refused(
            _("Questi caratteri non si possono stampare: %(characters)s")
            % {"characters": " ".join(refusal.characters)}
        ) from refusal
    return Paper.objects.create(
        case=report.case,
        kind=Paper.Kind.REPORT,
        title=str(report),
        path=store(content),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        pages=len(PdfReader(io.BytesIO(content)).pages),
        added_by=by,
    )
