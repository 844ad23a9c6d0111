"""One visit: confirmed, held or not, recorded by one and validated by another."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from viewflow import this

from workflows.cases import terms
from workflows.cases.enums import VisitState
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Choice, Finish, HumanTask
from workflows.processes.forms.visits import (
    ConfirmVisitForm,
    HoldVisitForm,
    RecordVisitForm,
    ValidateRecordForm,
)
from workflows.processes.lanes import LANES, SERVICE
from workflows.processes.models import CaseProcess

NOTICE = timedelta(days=2)


class VisitFlow(TreeFlow):
    process_class = CaseProcess
    process_title = _("Incontro")
    lanes = LANES

    begin = Begin(this.on_begin, title=_("Incontro proposto"), lane=SERVICE).Next(
        this.confirm_visit
    )

    confirm_visit = HumanTask(
        ConfirmVisitForm,
        permission="cases.confirm_visit",
        term=terms.CONFIRMATION,
        since=this.before_visit,
        title=_("Confermare l'incontro"),
        lane=SERVICE,
        button=_("Registra"),
        why=_("Tutti sono avvisati prima di mettersi in cammino."),
        then=_("Dopo l'incontro si registra com'è andata."),
    ).Next(this.is_confirmed)

    is_confirmed = (
        Choice(_("È confermato?"))
        .Case(this.hold_visit, this.was_confirmed, label=_("sì"))
        .Default(this.not_held, label=_("annullato"))
    )

    hold_visit = HumanTask(
        HoldVisitForm,
        permission="cases.hold_visit",
        term=terms.VISIT_OUTCOME,
        since=this.end_of_visit,
        title=_("Registrare com'è andato l'incontro"),
        lane=SERVICE,
        button=_("Registra l'esito"),
        why=_("Il minore non è mai forzato: anche un rifiuto è un esito."),
        then=_("Se l'incontro c'è stato, o il minore ha rifiutato, si scrive il verbale."),
        owner=this.operator,
    ).Next(this.took_place)

    took_place = (
        Choice(_("C'è da verbalizzare?"))
        .Case(this.record_visit, this.needs_record, label=_("sì"))
        .Default(this.not_held, label=_("no"))
    )

    record_visit = HumanTask(
        RecordVisitForm,
        permission="cases.record_visit",
        term=terms.VISIT_RECORD,
        since=this.end_of_visit_or_return,
        title=_("Scrivere il verbale dell'incontro"),
        lane=SERVICE,
        button=_("Invia alla convalida"),
        why=_("Fatti, dichiarazioni e valutazioni restano separati."),
        then=_("Un'altra persona convalida il verbale."),
        owner=this.operator,
    ).Next(this.validate_record)

    validate_record = HumanTask(
        ValidateRecordForm,
        permission="cases.validate_record",
        term=terms.VALIDATION,
        title=_("Convalidare il verbale"),
        lane=SERVICE,
        button=_("Registra la decisione"),
        why=_("Chi convalida non è chi ha scritto."),
        then=_("Un verbale convalidato non cambia più."),
    ).Next(this.is_record_valid)

    is_record_valid = (
        Choice(_("È convalidato?"))
        .Case(this.recorded, this.was_validated, label=_("sì"))
        .Default(this.record_visit, label=_("da correggere"))
    )

    recorded = Finish(title=_("Incontro verbalizzato"), lane=SERVICE)
    not_held = Finish(title=_("Incontro non avvenuto"), lane=SERVICE)

    def on_begin(self, activation: Any, case: Any, visit: Any) -> Any:
        activation.process.case, activation.process.visit = case, visit
        return activation.process

    def before_visit(self, activation: Any) -> datetime:
        return activation.process.visit.starts_at - NOTICE

    def end_of_visit(self, activation: Any) -> datetime:
        return activation.process.visit.ends_at

    def end_of_visit_or_return(self, activation: Any) -> datetime:
        visit = activation.process.visit
        return activation.task.created if hasattr(visit, "record") else visit.ends_at

    def operator(self, activation: Any) -> Any:
        return activation.process.visit.operator

    def was_confirmed(self, activation: Any) -> bool:
        return activation.process.visit.state == VisitState.CONFIRMED

    def needs_record(self, activation: Any) -> bool:
        return activation.process.visit.took_place()

    def was_validated(self, activation: Any) -> bool:
        return activation.process.visit.record.is_validated()
