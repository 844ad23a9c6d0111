"""Forms of the preliminary phase."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from workflows.cases.actions import preliminary
from workflows.cases.enums import Risk, Standing
from workflows.cases.models import Person
from workflows.processes.forms.base import (
    ObservationForm,
    TaskForm,
    day_field,
    moment_field,
    text_field,
)
from workflows.processes.panels import order_in_words


class MeetReferrerForm(TaskForm):
    panel = "processes/panels/order.html"

    held_at = moment_field(_("Data e ora"))
    attendees = forms.CharField(label=_("Presenti"), max_length=300)
    summary = text_field(_("Che cosa è emerso"), rows=6)

    def panel_context(self) -> dict[str, Any]:
        return order_in_words(self.case, self.user)

    def act(self, process: Any, by: User) -> object:
        return preliminary.meet_referrer(process.case, by=by, **self.cleaned_data)


class HearingForm(ObservationForm):
    """The interview with an adult, or how a child got to know the place."""

    field_order = ("held_at", "facts", "statements", "evaluations", "on_personality", "method")

    held_at = moment_field(_("Data e ora"))

    def what_next(self) -> Any:
        heard = self.case.hearings.values("person")
        people = hearable(self.case)
        missing = [p for p in people if p.pk != self.process.person_id]
        done = {row["person"] for row in heard}
        names = ", ".join(p.first_name for p in missing if p.pk not in done)
        if names:
            return _("Mancano ancora: %(names)s. Poi si compila la scheda del rischio.") % {
                "names": names
            }
        return _("Tutti sono stati sentiti: si compila la scheda del rischio.")

    def act(self, process: Any, by: User) -> object:
        return preliminary.hear_person(process.person, by=by, **self.cleaned_data)


class RiskForm(TaskForm):
    violence = forms.ChoiceField(label=_("Violenza"), choices=Risk)
    abduction = forms.ChoiceField(label=_("Sottrazione del minore"), choices=Risk)
    substances = forms.ChoiceField(label=_("Uso di sostanze"), choices=Risk)
    health = forms.ChoiceField(label=_("Salute mentale"), choices=Risk)
    conflict = forms.ChoiceField(label=_("Conflitto fra gli adulti"), choices=Risk)
    measures = text_field(_("Misure previste"))

    def act(self, process: Any, by: User) -> object:
        return preliminary.assess_risk(process.case, by=by, **self.cleaned_data)


class AgreementForm(TaskForm):
    """One question for each adult: has signed, or why not."""

    presented_on = day_field(_("Presentato il"))
    rules = text_field(_("Regole concordate"), rows=6)

    def prepare(self) -> None:
        self.adults = [person for person in hearable(self.case) if not person.is_child()]
        for person in self.adults:
            self.fields[f"signed_{person.pk}"] = forms.BooleanField(
                label=_("%(name)s ha firmato") % {"name": person}, required=False
            )
            self.fields[f"refusal_{person.pk}"] = forms.CharField(
                label=_("Se no, perché"), required=False, max_length=300
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for person in self.adults:
            if not values.get(f"signed_{person.pk}") and not values.get(f"refusal_{person.pk}"):
                self.add_error(
                    f"refusal_{person.pk}", _("Indicare la firma oppure il motivo del rifiuto.")
                )
        return values

    def act(self, process: Any, by: User) -> object:
        values = self.cleaned_data
        refusals = {
            person: "" if values[f"signed_{person.pk}"] else values[f"refusal_{person.pk}"]
            for person in self.adults
        }
        return preliminary.present_agreement(
            process.case,
            by=by,
            presented_on=values["presented_on"],
            rules=values["rules"],
            refusals=refusals,
        )


def hearable(case: Any) -> list[Person]:
    """Whom the preliminary phase hears: every child, and every adult the order does not exclude."""
    order = case.current_order()
    adults = [
        row.person
        for row in order.people.select_related("person").order_by("pk")
        if row.standing != Standing.EXCLUDED
    ]
    return [*case.people.children(), *adults]
