"""The open work of one case: what happens next, by when, and who has to act."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.matrix import permissions_for
from permissions.models import User
from permissions.roles import Role
from workflows.cases.models import Case
from workflows.engine.models import WorkAccess, WorkItem
from workflows.processes.access import AccessFlow
from workflows.processes.emergency import EmergencyFlow
from workflows.processes.lanes import COURT, PROVINCE, RECEIVER, REFERRER, TRANSFER_LANES

MOST = 50
ABOUT_ACCESS = (AccessFlow, EmergencyFlow)


@dataclass(frozen=True)
class OpenStep:
    """A step that waits for somebody. `task` is empty for who may not do it now."""

    process: int
    name: str
    title: Any
    subject: str
    due: datetime
    who: str
    task: int | None

    @property
    def is_late(self) -> bool:
        """Late by the calendar: what is due today is not."""
        return timezone.localdate(self.due) < timezone.localdate()


def open_steps(case: Case, user: User, held: AbstractSet[str]) -> list[OpenStep]:
    """The first MOST open steps of `case` by their term, in one query.

    Who else may read the case is the business of those who may know who reads it.
    """
    items = WorkItem.objects.filter(task__process__caseprocess__case=case)
    if "cases.view_team" not in held:
        items = items.exclude(task__process__flow_class__in=ABOUT_ACCESS)
    mine = WorkAccess.objects.of(user).filter(item=OuterRef("pk"))
    items = items.annotate(falls_to_me=Exists(mine)).select_related("task", "owner", "guard_type")
    return [_step(item, case, user, held) for item in items.order_by("due", "pk")[:MOST]]


def _step(item: Any, case: Case, user: User, held: AbstractSet[str]) -> OpenStep:
    node = item.task.flow_task
    may_do = item.falls_to_me and item.owner_id in {None, user.pk}
    return OpenStep(
        process=item.task.process_id,
        name=node.name,
        title=node.task_title,
        subject=item.subject if "cases.view_people" in held else "",
        due=item.due,
        who=_who(item, node, case),
        task=item.pk if may_do else None,
    )


def _who(item: Any, node: Any, case: Case) -> str:
    """Whose turn it is: a person, or those whose office it is."""
    if item.owner is not None:
        return str(item.owner)
    if node.lane in {PROVINCE, RECEIVER}:
        return str(TRANSFER_LANES[node.lane])
    if node.lane == COURT:
        return _("Cancelleria · %(court)s") % {"court": case.court.short_name}
    organisation = case.referrer if node.lane == REFERRER else case.service
    guard = item.guard_type.model_class()
    kind, state = guard.guard_kind, case.guard_state if guard is Case else guard.guard_state
    offices = [str(r.label) for r in Role if node.permission in permissions_for(kind, state, r)]
    return f"{_(' o ').join(offices)} · {organisation.short_name}"
