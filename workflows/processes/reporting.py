"""A report: drafted, validated, signed off, delivered to the court, acknowledged by its clerk."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from viewflow import this

from permissions.history import actor
from workflows.cases import terms
from workflows.documents.actions.reports import begin_report
from workflows.documents.models import Report
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Choice, Finish, HumanTask
from workflows.processes.forms.reporting import (
    AcknowledgeForm,
    DraftReportForm,
    SignReportForm,
    TransmitReportForm,
    ValidateReportForm,
)
from workflows.processes.lanes import COURT, LANES, SERVICE
from workflows.processes.models import CaseProcess


class ReportingFlow(TreeFlow):
    process_class = CaseProcess
    process_title = _("Relazione al giudice")
    lanes = LANES

    begin = Begin(this.on_begin, title=_("Relazione da scrivere"), lane=SERVICE).Next(
        this.draft_report
    )

    draft_report = HumanTask(
        DraftReportForm,
        permission="cases.draft_report",
        term=terms.FINAL_REPORT,
        since=this.last_visit_or_return,
        title=_("Scrivere la relazione conclusiva"),
        lane=SERVICE,
        button=_("Invia alla convalida"),
        why=_("La bozza nasce dai verbali convalidati."),
        then=_("Un'altra persona convalida la relazione."),
        owner=this.operator,
    ).Next(this.validate_report)

    validate_report = HumanTask(
        ValidateReportForm,
        permission="cases.validate_report",
        term=terms.REPORT_VALIDATION,
        title=_("Convalidare la relazione"),
        lane=SERVICE,
        button=_("Registra la decisione"),
        why=_("Chi convalida non è chi ha scritto."),
        then=_("La relazione passa alla firma del responsabile."),
    ).Next(this.is_report_valid)

    is_report_valid = (
        Choice(_("È convalidata?"))
        .Case(this.sign_report, this.was_validated, label=_("sì"))
        .Default(this.draft_report, label=_("da correggere"))
    )

    sign_report = HumanTask(
        SignReportForm,
        permission="cases.sign_report",
        term=terms.SIGNATURE,
        title=_("Firmare la relazione"),
        lane=SERVICE,
        button=_("Registra la decisione"),
        why=_("Il responsabile del servizio risponde della relazione verso il giudice."),
        then=_("Con la firma nasce il PDF da trasmettere."),
    ).Next(this.is_signed)

    is_signed = (
        Choice(_("È firmata?"))
        .Case(this.transmit_report, this.was_signed, label=_("sì"))
        .Default(this.draft_report, label=_("da correggere"))
    )

    transmit_report = HumanTask(
        TransmitReportForm,
        permission="cases.transmit_report",
        term=terms.TRANSMISSION,
        title=_("Protocollare e trasmettere la relazione"),
        lane=SERVICE,
        button=_("Registra la scelta"),
        then=_("La cancelleria la prende in carico, oppure la rifiuta con un motivo."),
    ).Next(this.is_transmitted)

    is_transmitted = (
        Choice(_("È trasmessa?"))
        .Case(this.acknowledge_report, this.was_transmitted, label=_("sì"))
        .Default(this.draft_report, label=_("da riscrivere"))
    )

    acknowledge_report = HumanTask(
        AcknowledgeForm,
        permission="documents.acknowledge_transmission",
        guard=this.transmission,
        term=terms.ACKNOWLEDGEMENT,
        title=_("Prendere in carico la relazione"),
        lane=COURT,
        button=_("Registra la risposta"),
        then=_("Il servizio riceve la risposta della cancelleria."),
    ).Next(this.is_accepted)

    is_accepted = (
        Choice(_("È presa in carico?"), lane=COURT)
        .Case(this.acknowledged, this.was_accepted, label=_("sì"))
        .Default(this.draft_report, label=_("rifiutata"))
    )

    acknowledged = Finish(title=_("Relazione presa in carico"), lane=COURT)

    def on_begin(self, activation: Any, case: Any) -> Any:
        activation.process.case = case
        activation.process.report = begin_report(case, by=actor())
        return activation.process

    def last_visit_or_return(self, activation: Any) -> datetime:
        process, created = activation.process, activation.task.created
        if process.report.state != Report.State.DRAFT:
            return created
        return process.case.visits.held().aggregate(day=Max("ends_at"))["day"] or created

    def operator(self, activation: Any) -> Any:
        return activation.process.case.operator

    def transmission(self, activation: Any) -> Any:
        return activation.process.last_transmission()

    def was_validated(self, activation: Any) -> bool:
        return activation.process.report.state == Report.State.VALIDATED

    def was_signed(self, activation: Any) -> bool:
        return activation.process.report.state == Report.State.SIGNED

    def was_transmitted(self, activation: Any) -> bool:
        return activation.process.report.state == Report.State.TRANSMITTED

    def was_accepted(self, activation: Any) -> bool:
        return activation.process.report.state == Report.State.ACKNOWLEDGED
