"""The delivery of a report to the court office, and the clerk's answer."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.assignment import open_to, unit_of
from permissions.audit import action
from permissions.grants import sync
from permissions.guards import lock
from permissions.models import User
from permissions.roles import Role
from workflows.cases.refusal import Refused
from workflows.documents.actions.reports import refuse_leak
from workflows.documents.models import Report, Transmission
from workflows.documents.storage import verify

LEAK_SINCE = _(
    "Dopo la firma è diventato riservato un dato che sta nella sezione «%(section)s»: la relazione "
    "non si trasmette. Va rimandata alla redazione, riscritta e firmata di nuovo."
)


@action("report.transmitted")
def transmit_report(report: Report, *, by: User, protocol: str) -> Transmission:
    """Deliver the signed PDF to the office of the court that ordered the visits.

    From here on the clerks of that office see it, and nobody of another. Raises Refused if the
    report is not signed, or the file no longer the one that was, or without a protocol number; or
    if it says what was made a protected record since.
    """
    if report.state != Report.State.SIGNED:
        raise Refused(_("Si trasmette una relazione firmata, una volta sola."))
    if not protocol.strip():
        raise Refused(_("Indicare il numero di protocollo."), field="protocol")
    paper, case = report.paper, report.case
    if paper is None or not verify(paper.path, paper.sha256):
        raise Refused(_("Il PDF non corrisponde più a quello firmato: non si trasmette."))
    # Whoever seals something at this moment waits, or was quicker and is heeded.
    lock(case)
    refuse_leak(report, says=LEAK_SINCE)
    transmission = Transmission.objects.create(
        report=report,
        paper=paper,
        court=case.court,
        service=case.service,
        proceeding=case.proceeding,
        sender=case.service.name,
        protocol=protocol,
        sha256=paper.sha256,
    )
    report.state = Report.State.TRANSMITTED
    report.save()
    open_to(transmission, [unit_of(case.court, Role.CLERK)])
    return transmission


@action("report.acknowledged")
def acknowledge(transmission: Transmission, *, by: User) -> Transmission:
    """The clerk takes the report in charge."""
    _answer(transmission, by, Transmission.State.ACKNOWLEDGED)
    _mark(transmission.report, Report.State.ACKNOWLEDGED)
    return transmission


@action("report.rejected")
def reject(transmission: Transmission, *, by: User, reason: str) -> Transmission:
    """The clerk refuses the report and says why. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Indicare il motivo del rifiuto."), field="reason")
    _answer(transmission, by, Transmission.State.REJECTED, reason)
    _mark(transmission.report, Report.State.REJECTED, reason)
    return transmission


def _answer(transmission: Transmission, by: User, state: str, reason: str = "") -> None:
    if not transmission.is_open():
        raise Refused(_("A questa trasmissione è già stata data risposta."))
    transmission.state, transmission.reason = state, reason
    transmission.decided_by, transmission.decided_at = by, timezone.now()
    transmission.save()
    sync(transmission)


def _mark(report: Report, state: str, remarks: str = "") -> None:
    report.state, report.remarks = state, remarks
    report.save()
