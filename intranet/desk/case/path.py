"""The path of a case as a picture, with the parts of it that run by themselves."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from intranet.desk.case.page import CasePage
from intranet.desk.case.steps import OpenStep
from intranet.portal.keyset import cut
from workflows.engine.call_activity import CallActivity
from workflows.engine.diagrams import State, draw
from workflows.engine.diagrams.marks import WORDS
from workflows.engine.diagrams.states import states_of
from workflows.processes.models import CaseProcess
from workflows.processes.path import CasePathFlow


@dataclass(frozen=True)
class Part:
    """A process within the path: a hearing, a visit, a report."""

    title: Any
    subject: str
    state: State
    steps: list[OpenStep] = field(default_factory=list)

    @property
    def words(self) -> Any:
        return WORDS[self.state]

    @property
    def tone(self) -> str:
        return {State.DONE: "success", State.LATE: "danger"}.get(self.state, "info")


def path_of(page: CasePage) -> dict[str, Any]:
    """The picture, and one page of the parts, the latest first, in three queries."""
    root = CaseProcess.objects.filter(case=page.case, flow_class=CasePathFlow).only("pk").first()
    return {"picture": _picture(page, root.pk) if root else "", **_parts(page)}


def _picture(page: CasePage, root: int) -> str:
    states = {**states_of(root), **_late_steps(page, root)}
    title = _("Percorso del fascicolo %(number)s") % {"number": page.case.number}
    if any(step.process != root for step in page.late):
        states |= dict.fromkeys(_parts_under_way(states), State.LATE)
    return draw(CasePathFlow, states, title)


def _late_steps(page: CasePage, root: int) -> dict[str, str]:
    return {step.name: State.LATE for step in page.late if step.process == root}


def _parts_under_way(states: dict[str, str]) -> list[str]:
    """The call activities that wait for their processes: one at a time, on this path."""
    nodes = CasePathFlow.instance.nodes()
    calls = [node.name for node in nodes if isinstance(node, CallActivity)]
    return [name for name in calls if states.get(name) == State.ACTIVE]


def _parts(page: CasePage) -> dict[str, Any]:
    children = CaseProcess.objects.filter(case=page.case).exclude(parent_task=None)
    children = children.select_related("person", "visit__visitor")
    found = cut(children, "created", "pk", page.query.get("dopo", ""), descending=True)
    return {"parts": [_part(page, each) for each in found.rows], "after": found.after}


def _part(page: CasePage, process: CaseProcess) -> Part:
    steps = [step for step in page.steps if step.process == process.pk]
    return Part(
        title=process.flow_class.process_title,
        subject=process.subject if page.may("cases.view_people") else "",
        state=_state(process, steps),
        steps=steps,
    )


def _state(process: CaseProcess, steps: list[OpenStep]) -> State:
    if process.finished is not None:
        return State.DONE
    return State.LATE if any(step.is_late for step in steps) else State.ACTIVE
