"""The path of a case: from the court order to the report its clerk acknowledged."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from viewflow import this

from permissions.history import actor
from workflows.cases import terms
from workflows.cases.actions.closing import close_case
from workflows.cases.enums import CaseState
from workflows.engine.call_activity import CallActivity
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Choice, Finish, HumanTask, Step
from workflows.processes.forms.intake import (
    AssignForm,
    ClarifyOrderForm,
    DocumentCheckForm,
    SupplyDocumentsForm,
)
from workflows.processes.forms.plan import PlanForm
from workflows.processes.forms.preliminary import (
    AgreementForm,
    MeetReferrerForm,
    RiskForm,
    hearable,
)
from workflows.processes.forms.visits import ReviewPlanForm
from workflows.processes.hearing import HearingFlow
from workflows.processes.lanes import COURT, LANES, REFERRER, SERVICE
from workflows.processes.models import CaseProcess
from workflows.processes.reporting import ReportingFlow
from workflows.processes.visit import VisitFlow
from workflows.processes.withdrawal import withdraw_proposals


class CasePathFlow(TreeFlow):
    process_class = CaseProcess
    process_title = _("Percorso del fascicolo")
    lanes = LANES

    begin = Begin(this.on_begin, title=_("Provvedimento ricevuto"), lane=COURT).Next(
        this.check_documents
    )

    check_documents = HumanTask(
        DocumentCheckForm,
        permission="cases.check_documents",
        term=terms.DOCUMENT_CHECK,
        title=_("Controllare i documenti"),
        lane=SERVICE,
        button=_("Registra il controllo"),
        why=_("Senza un provvedimento completo nessun incontro può cominciare."),
        then=_("Se è tutto completo, il caso entra in lista d'attesa."),
    ).Next(this.are_documents_complete)

    are_documents_complete = (
        Choice(_("I documenti sono completi?"))
        .Case(this.supply_documents, this.awaits_integration, label=_("da integrare"))
        .Case(this.clarify_order, this.awaits_clarification, label=_("da chiarire"))
        .Default(this.assign_case, label=_("sì"))
    )

    supply_documents = HumanTask(
        SupplyDocumentsForm,
        permission="cases.supply_documents",
        term=terms.INTEGRATION,
        title=_("Integrare i documenti"),
        lane=REFERRER,
        button=_("Invia il documento"),
        then=_("Il servizio controlla di nuovo i documenti."),
    ).Next(this.check_documents)

    clarify_order = HumanTask(
        ClarifyOrderForm,
        permission="cases.clarify_order",
        term=terms.CLARIFICATION,
        title=_("Registrare il chiarimento del giudice"),
        lane=SERVICE,
        button=_("Registra il chiarimento"),
        then=_("Il coordinatore controlla di nuovo i documenti."),
    ).Next(this.check_documents)

    assign_case = HumanTask(
        AssignForm,
        permission="cases.assign_case",
        term=terms.ASSIGNMENT,
        title=_("Assegnare il caso"),
        lane=SERVICE,
        button=_("Assegna"),
        why=_("Il caso è in lista d'attesa."),
        then=_("L'operatore scelto vede il caso intero e incontra il servizio inviante."),
    ).Next(this.meet_referrer)

    meet_referrer = HumanTask(
        MeetReferrerForm,
        permission="cases.meet_referrer",
        term=terms.FIRST_CONTACT,
        title=_("Riunione con il servizio inviante"),
        lane=SERVICE,
        button=_("Concludi la riunione"),
        then=_("Si sentono tutti gli adulti e il minore conosce il servizio."),
        owner=this.operator,
    ).Next(this.hear_everyone)

    hear_everyone = CallActivity(
        HearingFlow, children=this.people_to_hear, title=_("Ascolto di ogni persona"), lane=SERVICE
    ).Next(this.assess_risk)

    assess_risk = HumanTask(
        RiskForm,
        permission="cases.assess_risk",
        term=terms.RISK_SHEET,
        title=_("Compilare la scheda del rischio"),
        lane=SERVICE,
        button=_("Concludi la scheda"),
        why=_("Ciò che non è noto si segna come non noto, mai come assente."),
        then=_("Si presenta il patto agli adulti."),
        owner=this.operator,
    ).Next(this.sign_agreement)

    sign_agreement = HumanTask(
        AgreementForm,
        permission="cases.sign_agreement",
        term=terms.AGREEMENT,
        title=_("Presentare il patto"),
        lane=SERVICE,
        button=_("Registra le firme"),
        why=_("Una firma rifiutata si registra e non ferma gli incontri."),
        then=_("Si pianificano gli incontri."),
        owner=this.operator,
    ).Next(this.plan_visits)

    plan_visits = HumanTask(
        PlanForm,
        permission="cases.plan_visits",
        term=terms.VISIT_PLAN,
        title=_("Pianificare gli incontri"),
        lane=SERVICE,
        button=_("Prenota gli incontri"),
        why=_("Le date seguono la frequenza del provvedimento."),
        then=_("Ogni incontro va confermato."),
        owner=this.operator,
    ).Next(this.hold_visits)

    hold_visits = CallActivity(
        VisitFlow, children=this.planned_visits, title=_("Incontri"), lane=SERVICE
    ).Next(this.review_plan)

    review_plan = HumanTask(
        ReviewPlanForm,
        permission="cases.review_plan",
        term=terms.REVIEW_TASK,
        title=_("Verificare il piano"),
        lane=SERVICE,
        button=_("Registra la verifica"),
        why=_("Il piano si verifica almeno ogni tre mesi."),
        then=_("Gli incontri proseguono con un nuovo piano, oppure si scrive la relazione."),
    ).Next(this.do_visits_go_on)

    do_visits_go_on = (
        Choice(_("Gli incontri proseguono?"))
        .Case(this.plan_visits, this.goes_on, label=_("sì"))
        .Default(this.report_to_court, label=_("no"))
    )

    report_to_court = CallActivity(
        ReportingFlow, children=this.final_report, title=_("Relazione al giudice"), lane=SERVICE
    ).Next(this.close_case)

    close_case = Step(this.on_close, title=_("Chiudere il fascicolo"), lane=SERVICE).Next(
        this.closed
    )

    closed = Finish(title=_("Fascicolo chiuso"), lane=SERVICE)

    def on_begin(self, activation: Any, case: Any) -> Any:
        activation.process.case = case
        return activation.process

    def awaits_integration(self, activation: Any) -> bool:
        return activation.process.case.state == CaseState.INTEGRATION

    def awaits_clarification(self, activation: Any) -> bool:
        return activation.process.case.state == CaseState.CLARIFICATION

    def goes_on(self, activation: Any) -> bool:
        return activation.process.case.state == CaseState.READY

    def operator(self, activation: Any) -> Any:
        return activation.process.case.operator

    def people_to_hear(self, activation: Any) -> list[dict[str, Any]]:
        case = activation.process.case
        return [{"case": case, "person": person} for person in hearable(case)]

    def planned_visits(self, activation: Any) -> list[dict[str, Any]]:
        case = activation.process.case
        plan = case.plans.order_by("-pk").first()
        visits = plan.visits.select_related("visitor", "operator")
        return [{"case": case, "visit": visit} for visit in visits]

    def final_report(self, activation: Any) -> list[dict[str, Any]]:
        return [{"case": activation.process.case}]

    def on_close(self, activation: Any) -> None:
        case = activation.process.case
        close_case(case, by=actor())
        withdraw_proposals(case, by=actor())
