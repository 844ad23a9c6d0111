"""After somebody opened a case in an emergency: another looks at whether it was one."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from viewflow import this

from workflows.cases import terms
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import Begin, Finish, HumanTask
from workflows.processes.forms.access import ReviewAccessForm
from workflows.processes.lanes import LANES, SERVICE
from workflows.processes.models import CaseProcess


class EmergencyFlow(TreeFlow):
    process_class = CaseProcess
    process_title = _("Accesso d'emergenza")
    lanes = LANES

    begin = Begin(this.on_begin, title=_("Fascicolo aperto in emergenza"), lane=SERVICE).Next(
        this.review_access
    )

    review_access = HumanTask(
        ReviewAccessForm,
        permission="cases.review_access",
        term=terms.ACCESS_REVIEW,
        title=_("Valutare un accesso d'emergenza"),
        lane=SERVICE,
        button=_("Registra la valutazione"),
        why=_("Chi apre un fascicolo non suo ne risponde: lo valuta un'altra persona."),
    ).Next(this.reviewed)

    reviewed = Finish(title=_("Accesso valutato"), lane=SERVICE)

    def on_begin(self, activation: Any, emergency: Any) -> Any:
        activation.process.case = emergency.target
        activation.process.emergency = emergency
        return activation.process
