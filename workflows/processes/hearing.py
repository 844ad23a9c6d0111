"""One person is heard before the first visit: an adult in an interview, a child in its own time."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from viewflow import this

from workflows.cases import terms
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Choice, Finish, HumanTask
from workflows.processes.forms.preliminary import HearingForm
from workflows.processes.lanes import LANES, SERVICE
from workflows.processes.models import CaseProcess


class HearingFlow(TreeFlow):
    process_class = CaseProcess
    process_title = _("Ascolto di una persona")
    lanes = LANES

    begin = Begin(this.on_begin, title=_("Persona da sentire"), lane=SERVICE).Next(this.is_child)

    is_child = (
        Choice(_("È un minore?"))
        .Case(this.familiarise_child, this.concerns_child, label=_("sì"))
        .Default(this.interview_adult, label=_("no"))
    )

    familiarise_child = HumanTask(
        HearingForm,
        permission="cases.hear_person",
        term=terms.PRELIMINARY,
        title=_("Far conoscere il servizio al minore"),
        lane=SERVICE,
        button=_("Concludi la conoscenza"),
        why=_("Il minore conosce il luogo e l'operatore prima di incontrare chiunque."),
        owner=this.operator,
    ).Next(this.heard)

    interview_adult = HumanTask(
        HearingForm,
        permission="cases.hear_person",
        term=terms.PRELIMINARY,
        title=_("Colloquio con un adulto"),
        lane=SERVICE,
        button=_("Concludi il colloquio"),
        why=_("Ogni adulto è ascoltato da solo prima del primo incontro."),
        owner=this.operator,
    ).Next(this.heard)

    heard = Finish(title=_("Persona sentita"), lane=SERVICE)

    def on_begin(self, activation: Any, case: Any, person: Any) -> Any:
        activation.process.case, activation.process.person = case, person
        return activation.process

    def concerns_child(self, activation: Any) -> bool:
        return activation.process.person.is_child()

    def operator(self, activation: Any) -> Any:
        return activation.process.case.operator
