"""Somebody asks to open a protected record: the head of service decides, and for how long."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from viewflow import this

from workflows.cases import terms
from workflows.cases.enums import RequestState
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Choice, Finish, HumanTask
from workflows.processes.forms.access import DecideAccessForm
from workflows.processes.lanes import LANES, SERVICE
from workflows.processes.models import CaseProcess


class AccessFlow(TreeFlow):
    process_class = CaseProcess
    process_title = _("Richiesta di aprire un dato riservato")
    lanes = LANES

    begin = Begin(this.on_begin, title=_("Accesso chiesto"), lane=SERVICE).Next(this.decide_access)

    decide_access = HumanTask(
        DecideAccessForm,
        permission="cases.decide_access",
        guard=this.record,
        term=terms.ACCESS_DECISION,
        title=_("Decidere su un dato riservato"),
        lane=SERVICE,
        button=_("Registra la decisione"),
        why=_("Chi lavora al caso non vede un dato riservato senza il consenso del responsabile."),
        then=_("Chi ha chiesto riceve un avviso. Un accesso concesso finisce da sé."),
    ).Next(this.is_granted)

    is_granted = (
        Choice(_("È concesso?"))
        .Case(this.granted, this.was_granted, label=_("sì"))
        .Default(this.denied, label=_("no"))
    )

    granted = Finish(title=_("Accesso concesso"), lane=SERVICE)
    denied = Finish(title=_("Accesso negato"), lane=SERVICE)

    def on_begin(self, activation: Any, request: Any) -> Any:
        person = request.record.person
        activation.process.case, activation.process.person = person.case, person
        activation.process.request = request
        return activation.process

    def record(self, activation: Any) -> Any:
        return activation.process.request.record

    def was_granted(self, activation: Any) -> bool:
        return activation.process.request.state == RequestState.GRANTED
