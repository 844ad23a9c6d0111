"""Forms of who decides on a protected record, and of who judges an emergency access."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from permissions.breakglass import review_access
from permissions.models import User
from workflows.cases.actions.protected import DAYS, decide_access
from workflows.processes.forms.base import TaskForm, text_field

GRANT, DENY = "grant", "deny"
JUSTIFIED, UNJUSTIFIED = "justified", "unjustified"


class DecideAccessForm(TaskForm):
    """Grant the record for some days, or refuse it and say why."""

    panel = "processes/panels/access.html"
    needed_with: ClassVar = {GRANT: ("days",), DENY: ("answer",)}

    decision = forms.ChoiceField(
        label=_("L’accesso"),
        choices=[(GRANT, _("è concesso")), (DENY, _("è negato"))],
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label=_("Per quanti giorni"),
        required=False,
        min_value=1,
        max_value=DAYS,
        initial=1,
        help_text=_("Al massimo 7: poi l’accesso finisce da sé."),
    )
    answer = text_field(
        _("Motivazione"),
        rows=3,
        required=False,
        max_length=500,
        help_text=_("Da scrivere se l’accesso è negato. La legge chi ha chiesto."),
    )

    def panel_context(self) -> dict[str, Any]:
        request = self.process.request
        return {"access_request": request, "record": request.record}

    def act(self, process: Any, by: User) -> object:
        return decide_access(
            process.request,
            by=by,
            granted=self.cleaned_data["decision"] == GRANT,
            days=self.cleaned_data["days"] or 0,
            answer=self.cleaned_data["answer"],
        )


class ReviewAccessForm(TaskForm):
    """Say whether the emergency was one."""

    panel = "processes/panels/emergency.html"

    decision = forms.ChoiceField(
        label=_("L’accesso"),
        choices=[(JUSTIFIED, _("era giustificato")), (UNJUSTIFIED, _("non era giustificato"))],
        widget=forms.RadioSelect,
    )
    judgment = text_field(_("Valutazione"), rows=3, max_length=500)

    def panel_context(self) -> dict[str, Any]:
        return {"emergency": self.process.emergency}

    def act(self, process: Any, by: User) -> object:
        justified = self.cleaned_data["decision"] == JUSTIFIED
        judgment = self.cleaned_data["judgment"]
        return review_access(process.emergency, by=by, justified=justified, judgment=judgment)
