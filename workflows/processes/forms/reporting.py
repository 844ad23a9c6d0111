"""Forms of the final report, from the draft to the clerk's answer."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from workflows.documents.actions import reports, transmissions
from workflows.documents.content import first_draft
from workflows.processes.forms.base import TaskForm, text_field
from workflows.processes.forms.legible import refuse_unprintable
from workflows.processes.panels import delivered, signed_paper

APPROVE, TRANSMIT, RETURN = "approve", "transmit", "return"


class DraftReportForm(TaskForm):
    """The texts of the report; the first draft is drawn from the validated records."""

    panel = "processes/panels/remarks.html"

    course = text_field(_("Andamento degli incontri"), rows=10, max_length=100_000)
    observations = text_field(_("Osservazioni"), rows=8, max_length=100_000)
    conclusions = text_field(_("Conclusioni"), rows=6, max_length=100_000)

    def panel_context(self) -> dict[str, Any]:
        return {"remarks": self.process.report.remarks}

    def prepare(self) -> None:
        report = self.process.report
        texts = {name: getattr(report, name) for name in reports.TEXTS}
        if not any(texts.values()):
            texts = first_draft(self.case)
        self.initial = {**texts, **self.initial}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name in reports.TEXTS:
            try:
                refuse_unprintable(values.get(name, ""))
            except ValidationError as refusal:
                self.add_error(name, refusal)
        return values

    def act(self, process: Any, by: User) -> object:
        return reports.draft_report(process.report, by=by, **self.cleaned_data)


class ApprovalForm(TaskForm):
    """Approve the report, or send it back with what to correct."""

    panel = "processes/panels/report.html"
    needed_with: ClassVar = {RETURN: ("remarks",)}

    decision = forms.ChoiceField(
        label=_("La relazione"),
        choices=[(APPROVE, _("va bene")), (RETURN, _("torna a chi l'ha scritta"))],
        widget=forms.RadioSelect,
    )
    remarks = forms.CharField(
        label=_("Che cosa correggere"),
        max_length=500,
        required=False,
        help_text=_("Da scrivere se la relazione torna a chi l'ha scritta."),
    )

    def panel_context(self) -> dict[str, Any]:
        return {"report": self.process.report}

    def act(self, process: Any, by: User) -> object:
        if self.cleaned_data["decision"] == RETURN:
            remarks = self.cleaned_data["remarks"]
            return reports.return_report(process.report, by=by, remarks=remarks)
        return self.approve(process.report, by)

    def approve(self, report: Any, by: User) -> object:
        raise NotImplementedError


class ValidateReportForm(ApprovalForm):
    def approve(self, report: Any, by: User) -> object:
        return reports.validate_report(report, by=by)


class SignReportForm(ApprovalForm):
    confirm = _("Registrare la decisione? Una relazione firmata non si cambia più.")

    def approve(self, report: Any, by: User) -> object:
        return reports.sign_report(report, by=by)


class TransmitReportForm(TaskForm):
    """Deliver the signed report, or have it written anew: what it says may be secret by now."""

    panel = "processes/panels/signed.html"
    needed_with: ClassVar = {TRANSMIT: ("protocol",), RETURN: ("remarks",)}
    confirm = _("Registrare la scelta? Una relazione trasmessa non si può ritirare.")

    decision = forms.ChoiceField(
        label=_("La relazione"),
        choices=[
            (TRANSMIT, _("si trasmette alla cancelleria")),
            (RETURN, _("si rimanda alla redazione")),
        ],
        initial=TRANSMIT,
        widget=forms.RadioSelect,
    )
    protocol = forms.CharField(label=_("Numero di protocollo"), max_length=40, required=False)
    remarks = forms.CharField(
        label=_("Che cosa correggere"),
        max_length=500,
        required=False,
        help_text=_("Da scrivere se si rimanda. Poi si convalida e si firma di nuovo."),
    )

    def panel_context(self) -> dict[str, Any]:
        return signed_paper(self.process.report, self.user)

    def act(self, process: Any, by: User) -> object:
        given = self.cleaned_data
        if given["decision"] == RETURN:
            return reports.recall_report(process.report, by=by, remarks=given["remarks"])
        return transmissions.transmit_report(process.report, by=by, protocol=given["protocol"])


ACCEPT, REJECT = "accept", "reject"


class AcknowledgeForm(TaskForm):
    """The clerk's answer."""

    panel = "processes/panels/transmission.html"
    needed_with: ClassVar = {REJECT: ("reason",)}
    confirm = _("Registrare la risposta? Non si può cambiare.")

    decision = forms.ChoiceField(
        label=_("La relazione"),
        choices=[(ACCEPT, _("è presa in carico")), (REJECT, _("è rifiutata"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Motivo del rifiuto"),
        max_length=500,
        required=False,
        help_text=_("Lo legge il servizio, che corregge e trasmette di nuovo."),
    )

    def panel_context(self) -> dict[str, Any]:
        return delivered(self.process.last_transmission())

    def act(self, process: Any, by: User) -> object:
        transmission = process.last_transmission()
        if self.cleaned_data["decision"] == ACCEPT:
            return transmissions.acknowledge(transmission, by=by)
        return transmissions.reject(transmission, by=by, reason=self.cleaned_data["reason"])
