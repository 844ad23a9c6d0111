"""The open work of one case: what happens next, by when, and who has to act."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.matrix import permissions_for
from permissions.models import User
from permissions.roles import Role
from workflows.cases.models import Case
from workflows.engine.models import WorkItem
from workflows.processes.lanes import COURT, REFERRER

MOST = 50


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
    """The first MOST open steps of `case` by their term, in one query."""
    items = WorkItem.objects.filter(task__process__caseprocess__case=case)
    items = items.select_related("task", "owner").order_by("due", "pk")[:MOST]
    return [_step(item, case, user, held) for item in items]


def _step(item: Any, case: Case, user: User, held: AbstractSet[str]) -> OpenStep:
    node = item.task.flow_task
    may_do = node.permission in held and item.owner_id in {None, user.pk}
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
    if node.lane == COURT:
        return _("Cancelleria · %(court)s") % {"court": case.court.short_name}
    organisation = case.referrer if node.lane == REFERRER else case.service
    offices = [str(role.label) for role in Role if _is_office_of(role, node.permission, case)]
    return f"{_(' o ').join(offices)} · {organisation.short_name}"


def _is_office_of(role: Role, permission: str, case: Case) -> bool:
    return permission in permissions_for(case.guard_kind, case.guard_state, role)
