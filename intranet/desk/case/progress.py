"""The line of a case: the stages of its path, where it stands, what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.desk.case.steps import OpenStep
from workflows.cases.enums import CaseState, VisitState
from workflows.cases.models import Case

Standing = Literal["done", "now", "late", "coming"]

STAGES = (
    gettext_lazy("Ricevuto"),
    gettext_lazy("Documenti"),
    gettext_lazy("Assegnato"),
    gettext_lazy("Preliminare"),
    gettext_lazy("Incontri"),
    gettext_lazy("Relazione"),
    gettext_lazy("Chiuso"),
)
VISITS = 4
# The stage a case is in, by its state; what comes before is done.
AT: dict[str, int] = {
    CaseState.RECEIVED: 1,
    CaseState.INTEGRATION: 1,
    CaseState.CLARIFICATION: 1,
    CaseState.WAITING: 2,
    CaseState.ASSIGNED: 3,
    CaseState.PRELIMINARY: 3,
    CaseState.READY: VISITS,
    CaseState.VISITS: VISITS,
    CaseState.CLOSING: 5,
    CaseState.CLOSED: 7,
}
WORDS: dict[str, Any] = {
    "done": gettext_lazy("fatto"),
    "now": gettext_lazy("in corso"),
    "late": gettext_lazy("in ritardo"),
    "coming": gettext_lazy("da fare"),
}


@dataclass(frozen=True)
class Stage:
    """A stage of the path; `note` says more of it."""

    title: Any
    standing: Standing
    note: str = ""

    @property
    def words(self) -> Any:
        return WORDS[self.standing]

    @property
    def is_current(self) -> bool:
        return self.standing in {"now", "late"}


def progress_of(case: Case, open_steps: Sequence[OpenStep]) -> list[Stage]:
    """The stages of `case`, in one query; none of a case that goes on elsewhere."""
    if case.state == CaseState.TRANSFERRED:
        return []
    at, late = AT[case.state], any(step.is_late for step in open_steps)
    return [
        Stage(title, _standing(index, at, late), _note(case, index, at))
        for index, title in enumerate(STAGES)
    ]


def _standing(index: int, at: int, late: bool) -> Standing:
    if index == at:
        return "late" if late else "now"
    return "done" if index < at else "coming"


def _note(case: Case, index: int, at: int) -> str:
    if index == VISITS and at >= VISITS:
        return _visits_done(case)
    if index == at and case.state in {
        CaseState.INTEGRATION,
        CaseState.CLARIFICATION,
        CaseState.WAITING,
    }:
        return str(case.get_state_display())
    return ""


def _visits_done(case: Case) -> str:
    counts = case.visits.aggregate(
        held=Count("pk", filter=Q(state__in=[VisitState.HELD, VisitState.INTERRUPTED])),
        all=Count("pk", filter=~Q(state=VisitState.CANCELLED)),
    )
    return _("%(held)s di %(all)s") % counts if counts["all"] else ""
