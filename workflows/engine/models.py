"""A process that belongs to a tree, and the denormalised list of open work."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from viewflow.workflow.models import Process, Task

from permissions.models import unexpired


class TreeProcess(Process):
    """A process that knows the root of its tree, so that one lock holds the whole tree.

    A concrete process also says, for its human tasks: what guards them, and the words that tell
    the reader of the desk what the work is about.
    """

    root = models.ForeignKey(
        Process, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    root_id: int | None

    # The relations read together with a process whenever one of its tasks is opened.
    read_with: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def guard(self) -> Any:
        """The object on which the tasks' permissions are held."""
        raise NotImplementedError

    @property
    def reference(self) -> str:
        """The case's number, as everybody may see it."""
        raise NotImplementedError

    @property
    def subject(self) -> str:
        """Whom or what this process is about, for those who may do its tasks."""
        return ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.root_id is None and self.parent_task is not None:
            parent = self.parent_task.process.coerced
            self.root_id = parent.root_id or parent.pk
        super().save(*args, **kwargs)


class WorkItem(models.Model):
    """An open human task, with all the desk needs to show and sort it."""

    task = models.OneToOneField(
        Task, on_delete=models.CASCADE, primary_key=True, related_name="work_item"
    )
    permission = models.ForeignKey(Permission, on_delete=models.PROTECT, related_name="+")
    guard_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    guard_id = models.PositiveBigIntegerField()
    reference = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, blank=True)
    due = models.DateTimeField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["guard_type", "guard_id"]),
            models.Index(fields=["permission"]),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.reference}: {self.task.flow_task}"


class WorkAccessQuerySet(models.QuerySet["WorkAccess"]):
    def of(self, user: Any) -> "WorkAccessQuerySet":
        """What `user` may do now."""
        return self.filter(unexpired(), user=user)


class WorkAccess(models.Model):
    """One who may do an open task. Derived from the grants; repeats the sort key of the task.

    `until` is the end of the grant, if it has one. The key of the item is part of each index:
    pages are cut by (due, item), never by offset.
    """

    item = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="access")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    due = models.DateTimeField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    until = models.DateTimeField(null=True)
    objects = WorkAccessQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="one_access")]
        indexes = [
            models.Index(fields=["user", "due", "item"]),
            models.Index(fields=["user", "owner", "due", "item"]),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user} → {self.item}"


class Draft(models.Model):
    """What somebody typed into the form of an open task and has not sent.

    Its author alone reads it; it keeps no history, for it is gone when the task is.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "user"], name="one_draft")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user} → {self.task_id}"
