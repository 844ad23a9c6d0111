"""The list of open work: rows derived from tasks and grants, in the transition's transaction.

guardian's rows remain the truth. `rebuild` makes the list anew from them and must change nothing.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model
from viewflow.workflow.models import Task

from permissions.models import User
from permissions.names import key_of
from workflows.engine.locks import lock_trees
from workflows.engine.models import WorkAccess, WorkItem

COLUMNS = "item_id, user_id, due, owner_id, until"
# The two sources of access: grants to a user, and to a unit's members. One who may not sign in
# has access to nothing, as in `permissions.policy`. Who holds a grant twice has it until the later
# end: for good (NULL) if either is.
ENTITLED = """
SELECT item_id, user_id, due, owner_id, CASE WHEN COUNT(*) = COUNT(until) THEN MAX(until) END
FROM (
    SELECT item.task_id AS item_id, grants.user_id, item.due, item.owner_id, grants.until
    FROM {item} item JOIN {user_grants} grants
      ON grants.content_object_id = item.guard_id AND grants.permission_id = item.permission_id
    WHERE {condition}
    UNION ALL
    SELECT item.task_id AS item_id, member.user_id, item.due, item.owner_id, grants.until
    FROM {item} item JOIN {group_grants} grants
      ON grants.content_object_id = item.guard_id AND grants.permission_id = item.permission_id
    JOIN {membership} member ON member.group_id = grants.group_id
    WHERE {condition}
) entitled JOIN {account} account ON account.id = entitled.user_id AND account.is_active
GROUP BY item_id, user_id, due, owner_id
"""
LISTED = """
SELECT access.item_id, access.user_id, access.due, access.owner_id, access.until
FROM {access} access JOIN {item} item ON item.task_id = access.item_id
WHERE item.guard_type_id = %s
"""


def add(activation: Any, guard: Any) -> WorkItem:
    """List a new open task for everybody who may do it."""
    task, node, process = activation.task, activation.flow_task, activation.process
    item = WorkItem.objects.create(
        task=task,
        permission_id=key_of(node.permission),
        guard_type=ContentType.objects.get_for_model(guard),
        guard_id=guard.pk,
        reference=process.reference,
        subject=process.subject,
        due=node.due_at(activation),
        owner=task.owner,
    )
    _admit(type(guard), "item.task_id = %s", [task.pk])
    return item


def hand(task: Task, owner: Any) -> None:
    """Show the task in the hands of `owner`, or of nobody."""
    WorkItem.objects.filter(pk=task.pk).update(owner=owner)
    WorkAccess.objects.filter(item_id=task.pk).update(owner=owner)


def remove(task: Task) -> None:
    """Take a finished or withdrawn task off the list."""
    _erase(WorkAccess.objects.filter(item_id=task.pk))
    _erase(WorkItem.objects.filter(pk=task.pk))


def refresh_guard(guard: Any) -> None:
    """After the grants on `guard` changed: list its open tasks anew, for who may do them now.

    A task in the hands of one who may no longer do it is given back. The trees of the tasks are
    locked first: a task that is being done or made meanwhile is seen as it then stands.
    """
    guard_type = ContentType.objects.get_for_model(guard)
    items = WorkItem.objects.filter(guard_type=guard_type, guard_id=guard.pk)
    if not items.exists():
        return
    lock_trees(items.values("task__process"))
    _erase(WorkAccess.objects.filter(item__in=items))
    _admit(type(guard), "item.guard_type_id = %s AND item.guard_id = %s", [guard_type.pk, guard.pk])
    _give_back(items)


def refresh_user(user: Any) -> None:
    """After `user` joined or left a unit: list for them what they may do now.

    What they hold and may no longer do is given back.
    """
    held = WorkItem.objects.filter(owner=user)
    lock_trees(held.values("task__process"))
    _erase(WorkAccess.objects.filter(user=user))
    for guard_type in _guard_types():
        model = guard_type.model_class()
        _admit(model, "item.guard_type_id = %s AND user_id = %s", [guard_type.pk, user.pk])
    _give_back(held)


def lock_guard(guard: Any) -> None:
    """Before the grants on `guard` change: lock the trees of its open tasks.

    Who does a task locks its tree and then the guard; so both lock in the same order.
    """
    guard_type = ContentType.objects.get_for_model(guard)
    items = WorkItem.objects.filter(guard_type=guard_type, guard_id=guard.pk)
    lock_trees(items.values("task__process"))


def pass_on(guards: list[Any], giver: User, taker: User) -> None:
    """Put the open tasks on `guards` that are in the hands of `giver` into those of `taker`."""
    for guard in guards:
        guard_type = ContentType.objects.get_for_model(guard)
        held = WorkItem.objects.filter(guard_type=guard_type, guard_id=guard.pk, owner=giver)
        lock_trees(held.values("task__process"))
        for item in held.select_related("task"):
            item.task.flow_task.activation_class(item.task).pass_on(taker)


def rebuild() -> None:
    """Make every access row anew from the grants."""
    with transaction.atomic():
        _erase(WorkAccess.objects.all())
        for guard_type in _guard_types():
            _admit(guard_type.model_class(), "item.guard_type_id = %s", [guard_type.pk])


def drift() -> list[tuple[int, int]]:
    """The tasks, each with a user, where the rows differ from what the grants say: none."""
    found: set[tuple[int, int]] = set()
    for guard_type in _guard_types():
        tables, kind = _tables(guard_type.model_class()), guard_type.pk
        entitled = ENTITLED.format(**tables, condition="item.guard_type_id = %s")
        listed = LISTED.format(**tables)
        for one, other in ((entitled, listed), (listed, entitled)):
            with connection.cursor() as cursor:
                cursor.execute(f"{one} EXCEPT {other}", [kind, kind, kind])
                found |= {(row[0], row[1]) for row in cursor.fetchall()}
    return sorted(found)


def _guard_types() -> list[ContentType]:
    keys = WorkItem.objects.order_by().values_list("guard_type", flat=True).distinct()
    return [ContentType.objects.get_for_id(key) for key in keys]


def _admit(model: Any, condition: str, values: list[Any]) -> None:
    tables = _tables(model)
    entitled = ENTITLED.format(**tables, condition=condition)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tables['access']} ({COLUMNS}) {entitled}",
            [*values, *values],
        )


def _tables(model: Any) -> dict[str, str]:
    return {
        "access": WorkAccess._meta.db_table,
        "item": WorkItem._meta.db_table,
        "user_grants": get_user_obj_perms_model(model)._meta.db_table,
        "group_grants": get_group_obj_perms_model(model)._meta.db_table,
        "membership": User.groups.through._meta.db_table,
        "account": User._meta.db_table,
    }


def _give_back(items: models.QuerySet[WorkItem]) -> None:
    entitled = WorkAccess.objects.filter(item=models.OuterRef("pk"), user=models.OuterRef("owner"))
    lost = items.exclude(owner=None).exclude(models.Exists(entitled)).select_related("task")
    for item in lost:
        activation = item.task.flow_task.activation_class(item.task)
        activation.unassign()


def _erase(rows: models.QuerySet[Any]) -> None:
    """Delete derived rows in one statement: nothing refers to them and no history is kept."""
    rows._raw_delete(rows.db)
