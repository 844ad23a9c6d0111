"""What was typed into the form of an open task and not yet sent: nobody's work is lost.

A draft may hold notes. Its author alone reads it, and it is erased when the task is done or
withdrawn, and when its author may no longer do the task.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import models
from django.utils import timezone
from viewflow.workflow.models import Task

from permissions.models import User
from workflows.engine.models import Draft, WorkAccess

PEN_SALT = "workflows.engine.drafts"
# As long as a page may lie open on a desk, in seconds.
PEN_LASTS = 24 * 60 * 60
# Who saved a draft so lately is taken to be still at it.
STILL_WRITING = timedelta(minutes=15)


def keep(task: Task, user: User, answers: Mapping[str, Any]) -> Draft:
    """Keep what `user` typed, in place of what was kept before."""
    draft, _ = Draft.objects.update_or_create(
        task=task,
        user=user,
        defaults={"answers": storable(answers), "saved_at": timezone.now()},
    )
    return draft


def of(task: Task, user: User) -> Draft | None:
    """What `user` had typed into this task."""
    return Draft.objects.filter(task=task, user=user).first()


def others(task: Task, user: User) -> list[Draft]:
    """The drafts of others who are writing into the same task now, the latest first."""
    lately = timezone.now() - STILL_WRITING
    writing = Draft.objects.filter(task=task, saved_at__gt=lately).exclude(user=user)
    return list(writing.select_related("user").defer("answers").order_by("-saved_at"))


def drop(task: Task) -> None:
    """Erase every draft of a task that is done or withdrawn."""
    Draft.objects.filter(task=task).delete()


def drop_on_guard(guard: Any) -> None:
    """After the grants on `guard` changed: erase the drafts of those who lost its tasks."""
    guard_type = ContentType.objects.get_for_model(guard)
    _drop_lost(task__work_item__guard_type=guard_type, task__work_item__guard_id=guard.pk)


def drop_of_user(user: User) -> None:
    """After `user` joined or left a unit: erase the drafts of the tasks they lost."""
    _drop_lost(user=user)


def pen(task: Task, user: User) -> str:
    """A token to write this one draft, also after the session ended. It reads nothing."""
    return signing.dumps([task.pk, user.pk], salt=PEN_SALT)


def holder(token: str, task_pk: int) -> User | None:
    """To whom the pen of this task was given; nobody if it is forged, worn out or another's."""
    try:
        of_task, user_pk = signing.loads(token, salt=PEN_SALT, max_age=PEN_LASTS)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=user_pk).first() if of_task == task_pk else None


def storable(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as JSON that every database takes: no null character (PostgreSQL refuses it)."""
    return {
        name: value.replace("\0", "") if isinstance(value, str) else value
        for name, value in answers.items()
    }


def _drop_lost(**which: Any) -> None:
    entitled = WorkAccess.objects.filter(item=models.OuterRef("task"), user=models.OuterRef("user"))
    Draft.objects.filter(**which).exclude(models.Exists(entitled)).delete()
