"""Forms of the visits: the confirmation, the outcome, the record, its validation, the review."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from workflows.cases.actions import closing, records, visits
from workflows.cases.enums import Outcome, Side, VisitState
from workflows.processes.forms.base import (
    ObservationForm,
    TaskForm,
    hour_field,
    text_field,
)
from workflows.processes.panels import told_visit


class ConfirmVisitForm(TaskForm):
    panel = "processes/panels/visit.html"
    needed_with: ClassVar = {VisitState.CANCELLED: ("side", "reason")}

    decision = forms.ChoiceField(
        label=_("L'incontro"),
        choices=[
            (VisitState.CONFIRMED, _("è confermato: tutti sono avvisati")),
            (VisitState.CANCELLED, _("è annullato")),
        ],
        widget=forms.RadioSelect,
    )
    side = forms.ChoiceField(
        label=_("Annullato da"), choices=[("", _("Scegliere…")), *Side.choices], required=False
    )
    reason = forms.CharField(label=_("Motivo"), max_length=300, required=False)

    def panel_context(self) -> dict[str, Any]:
        return told_visit(self.process.visit)

    def act(self, process: Any, by: User) -> object:
        values = self.cleaned_data
        if values["decision"] == VisitState.CONFIRMED:
            return visits.confirm_visit(process.visit, by=by)
        return visits.decide_visit(
            process.visit,
            by=by,
            state=VisitState.CANCELLED,
            side=values["side"],
            reason=values["reason"],
        )


class HoldVisitForm(TaskForm):
    panel = "processes/panels/visit.html"

    state = forms.ChoiceField(
        label=_("Com'è andata"),
        choices=[
            (state.value, state.label)
            for state in (
                VisitState.HELD,
                VisitState.INTERRUPTED,
                VisitState.ABSENCE,
                VisitState.REFUSED,
                VisitState.CANCELLED,
            )
        ],
        widget=forms.RadioSelect,
    )
    side = forms.ChoiceField(
        label=_("Da parte di"),
        choices=[("", _("Scegliere…")), *Side.choices],
        required=False,
        help_text=_("Per un'assenza o un annullamento."),
    )
    reason = forms.CharField(
        label=_("Motivo"),
        max_length=300,
        required=False,
        help_text=_("Per un'interruzione o un annullamento."),
    )

    def panel_context(self) -> dict[str, Any]:
        return told_visit(self.process.visit)

    def act(self, process: Any, by: User) -> object:
        values = dict(self.cleaned_data)
        state = VisitState(values.pop("state"))
        return visits.decide_visit(process.visit, by=by, state=state, **values)


class RecordVisitForm(ObservationForm):
    """The record: written anew, or corrected after it was sent back."""

    panel = "processes/panels/visit.html"
    field_order = (
        "brought_by",
        "child_arrived",
        "child_left",
        "visitor_arrived",
        "visitor_left",
        "facts",
        "statements",
        "evaluations",
        "on_personality",
        "method",
        "incidents",
        "ending",
    )

    brought_by = forms.CharField(label=_("Chi ha accompagnato il minore"), max_length=160)
    child_arrived = hour_field(_("Arrivo del minore"))
    child_left = hour_field(_("Uscita del minore"))
    visitor_arrived = hour_field(_("Arrivo della persona incontrante"), required=False)
    visitor_left = hour_field(_("Uscita della persona incontrante"), required=False)
    incidents = text_field(
        _("Eventi critici"),
        required=False,
        rows=2,
        help_text=_("Vuoto se non ce ne sono stati: nelle cifre ogni testo conta come un evento."),
    )
    ending = forms.CharField(label=_("Come si è concluso"), max_length=300)

    def prepare(self) -> None:
        record = getattr(self.process.visit, "record", None)
        if record is not None:
            written = {name: getattr(record, name) for name in self.fields}
            self.initial = {**written, **self.initial}

    def panel_context(self) -> dict[str, Any]:
        record = getattr(self.process.visit, "record", None)
        return {**told_visit(self.process.visit), "remarks": record.remarks if record else ""}

    def act(self, process: Any, by: User) -> object:
        return records.write_record(process.visit, by=by, **self.cleaned_data)


VALID, RETURN = "valid", "return"


class ValidateRecordForm(TaskForm):
    panel = "processes/panels/record.html"
    needed_with: ClassVar = {RETURN: ("remarks",)}
    confirm = _("Registrare la decisione? Un verbale convalidato non cambia più.")

    decision = forms.ChoiceField(
        label=_("Il verbale"),
        choices=[(VALID, _("è convalidato")), (RETURN, _("torna a chi l'ha scritto"))],
        widget=forms.RadioSelect,
    )
    remarks = forms.CharField(
        label=_("Che cosa correggere"),
        max_length=500,
        required=False,
        help_text=_("Da scrivere se il verbale torna a chi l'ha scritto."),
    )

    def panel_context(self) -> dict[str, Any]:
        return {**told_visit(self.process.visit), "record": self.process.visit.record}

    def act(self, process: Any, by: User) -> object:
        record = process.visit.record
        if self.cleaned_data["decision"] == VALID:
            return records.validate_record(record, by=by)
        return records.return_record(record, by=by, remarks=self.cleaned_data["remarks"])


CONTINUE, CONCLUDE = "continue", "conclude"
# A case passes to another service by a transfer, not by a review.
PROPOSABLE = [choice for choice in Outcome.choices if choice[0] != Outcome.TRANSFERRED]


class ReviewPlanForm(TaskForm):
    panel = "processes/panels/visits.html"
    needed_with: ClassVar = {CONCLUDE: ("outcome",)}

    decision = forms.ChoiceField(
        label=_("Gli incontri"),
        choices=[
            (CONTINUE, _("proseguono: si fa un nuovo piano")),
            (CONCLUDE, _("si concludono: si scrive la relazione al giudice")),
        ],
        widget=forms.RadioSelect,
    )
    reasons = text_field(_("Motivazione"))
    outcome = forms.ChoiceField(
        label=_("Esito proposto"),
        choices=[("", _("Scegliere…")), *PROPOSABLE],
        required=False,
    )

    def panel_context(self) -> dict[str, Any]:
        return {"visits": self.case.visits.select_related("visitor", "record")}

    def act(self, process: Any, by: User) -> object:
        values = dict(self.cleaned_data)
        goes_on = values.pop("decision") == CONTINUE
        return closing.review_plan(process.case, by=by, goes_on=goes_on, **values)
