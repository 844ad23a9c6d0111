"""The report: drafted, validated by another, signed off and rendered."""

import hashlib
import io
from typing import Any

from django.db.models import TextField
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

from permissions.audit import action
from permissions.models import User
from workflows.cases.models import Case, ProtectedRecord
from workflows.cases.refusal import Refused
from workflows.cases.secrecy import betrays
from workflows.documents.content import report_content
from workflows.documents.models import Paper, Report
from workflows.documents.pdf import Unprintable, render_report
from workflows.documents.storage import store

TEXTS = ("course", "observations", "conclusions")
LEAK = _(
    "La sezione «%(section)s» contiene un dato riservato del fascicolo: "
    "al suo posto si scrive «indirizzo riservato»."
)


@action("report.begun")
def begin_report(case: Case, *, by: User) -> Report:
    """Open the final report of a case, still without a text."""
    return Report.objects.create(case=case)


@action("report.drafted")
def draft_report(report: Report, *, by: User, **texts: str) -> Report:
    """Write or rewrite the texts, and send them to validation.

    Nothing of an earlier round remains: who validated and signed that, and its PDF. Raises Refused
    for a report that is not in its author's hands, or that says what a protected record keeps.
    """
    _refuse_unless(report, Report.State.DRAFT, Report.State.RETURNED, Report.State.REJECTED)
    for name in TEXTS:
        setattr(report, name, texts[name])
    refuse_leak(report)
    report.author, report.state, report.remarks = by, Report.State.SUBMITTED, ""
    report.validator = report.validated_at = report.signer = report.signed_at = report.paper = None
    report.save()
    return report


@action("report.validated")
def validate_report(report: Report, *, by: User) -> Report:
    """Validate what somebody else wrote.

    Raises Refused for one's own report, one that does not wait for it, or one that says what a
    protected record keeps.
    """
    _refuse_unless(report, Report.State.SUBMITTED)
    if report.author_id == by.pk:
        raise Refused(_("Chi ha scritto la relazione non può convalidarla."))
    refuse_leak(report)
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

    Raises Refused for one's own report, one that is not validated, texts with characters that
    cannot be printed, or that say what a protected record keeps.
    """
    _refuse_unless(report, Report.State.VALIDATED)
    if report.author_id == by.pk:
        raise Refused(_("Chi ha scritto la relazione non può anche firmarla."))
    refuse_leak(report)
    report.signer, report.signed_at = by, timezone.now()
    report.state = Report.State.SIGNED
    report.paper = _render(report, by)
    report.save()
    return report


@action("report.recalled")
def recall_report(report: Report, *, by: User, remarks: str) -> Report:
    """Send a signed report back to its author: what was signed is not transmitted.

    Raises Refused without a reason, or for a report that does not wait for its transmission.
    """
    _refuse_unless(report, Report.State.SIGNED)
    if not remarks.strip():
        raise Refused(_("Scrivere che cosa correggere."), field="remarks")
    report.state, report.remarks = Report.State.RETURNED, remarks
    report.save()
    return report


def refuse_leak(report: Report, says: Any = LEAK) -> None:
    """Raise Refused for a text that says what a protected record of the case keeps.

    `says` names the `section`, and never what: who is refused need not be allowed to know.
    """
    secrets = ProtectedRecord.objects.of(report.case).texts()
    for name in TEXTS:
        if betrays(getattr(report, name), secrets):
            field = Report._meta.get_field(name)
            assert isinstance(field, TextField)
            raise Refused(says % {"section": capfirst(str(field.verbose_name))}, field=name)


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
