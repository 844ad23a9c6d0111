"""Forms from the document check to the assignment."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from permissions.roles import Role
from workflows.cases.actions import assignment, intake
from workflows.cases.enums import Frequency, Level
from workflows.documents.actions import papers
from workflows.processes.forms.base import TaskForm, text_field
from workflows.processes.forms.kept import KeptPdfField
from workflows.processes.panels import asked, order_in_words

COMPLETE, INTEGRATION, CLARIFICATION = "complete", "integration", "clarification"


class DocumentCheckForm(TaskForm):
    panel = "processes/panels/order.html"
    needed_with: ClassVar = {INTEGRATION: ("missing",), CLARIFICATION: ("missing",)}

    decision = forms.ChoiceField(
        label=_("I documenti"),
        choices=[
            (COMPLETE, _("sono completi: il caso entra in lista d'attesa")),
            (INTEGRATION, _("vanno integrati dal servizio inviante")),
            (CLARIFICATION, _("richiedono un chiarimento del giudice")),
        ],
        widget=forms.RadioSelect,
    )
    missing = text_field(
        _("Che cosa manca"),
        rows=3,
        required=False,
        max_length=2000,
        help_text=_("Lo legge chi deve rispondere: il servizio inviante o il giudice."),
    )

    def panel_context(self) -> dict[str, Any]:
        return order_in_words(self.case, self.user)

    def act(self, process: Any, by: User) -> object:
        decision = self.cleaned_data["decision"]
        if decision == COMPLETE:
            return intake.complete_documents(process.case, by=by)
        ask = {
            INTEGRATION: intake.request_integration,
            CLARIFICATION: intake.request_clarification,
        }[decision]
        return ask(process.case, by=by, missing=self.cleaned_data["missing"])


class SupplyDocumentsForm(TaskForm):
    panel = "processes/panels/missing.html"

    title = forms.CharField(label=_("Che documento è"), max_length=200)
    pdf = KeptPdfField(label=_("Documento"))

    def panel_context(self) -> dict[str, Any]:
        return asked(self.case)

    def act(self, process: Any, by: User) -> object:
        return papers.supply_integration(process.case, by=by, **self.cleaned_data)


class ClarifyOrderForm(TaskForm):
    panel = "processes/panels/missing.html"

    level = forms.ChoiceField(label=_("Livello minimo di protezione"), choices=Level)
    frequency = forms.ChoiceField(label=_("Frequenza"), choices=Frequency)
    pdf = KeptPdfField(label=_("Risposta del giudice"))

    def prepare(self) -> None:
        order = self.case.current_order()
        self.initial.setdefault("level", order.level)
        self.initial.setdefault("frequency", order.frequency)

    def panel_context(self) -> dict[str, Any]:
        return asked(self.case)

    def act(self, process: Any, by: User) -> object:
        return papers.clarify_order(process.case, by=by, **self.cleaned_data)


class AssignForm(TaskForm):
    panel = "processes/panels/order.html"

    operator = forms.ModelChoiceField(
        label=_("Operatore"), queryset=User.objects.none(), empty_label=_("Scegliere…")
    )

    def prepare(self) -> None:
        field = self.fields["operator"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = operators_of(self.case)

    def panel_context(self) -> dict[str, Any]:
        return order_in_words(self.case, self.user)

    def act(self, process: Any, by: User) -> object:
        return assignment.assign_case(process.case, by=by, operator=self.cleaned_data["operator"])


def operators_of(case: Any) -> Any:
    """The operators who work in the service of `case` now."""
    return User.objects.filter(
        is_active=True,
        groups__unit__organisation=case.service,
        groups__unit__role=Role.OPERATOR,
    ).order_by("last_name", "first_name")
