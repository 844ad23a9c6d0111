"""The front of the intranet: what is new, what is to come, and what is one's own to do."""

from dataclasses import dataclass
from datetime import datetime

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.publication import SEEN
from intranet.content.querysets import ItemQuerySet
from intranet.content.reading.listing import listed, to_come
from intranet.content.review.listing import comments_to_moderate, submitted
from intranet.content.rights.reach import Reach
from permissions.publishing import State
from workflows.engine.models import WorkAccess

NEWS, EVENTS, TASKS, CHANGES, DRAFTS, SHEETS = 5, 5, 5, 8, 5, 20
DRAFT = (State.INTERNAL, State.PRIVATE)
# What is not written: folders, and pictures that are never published by themselves.
UNWRITTEN = (Kind.FOLDER, Kind.IMAGE)


@dataclass(frozen=True)
class Task:
    """One of the reader's own tasks."""

    key: int
    title: str
    number: str
    due: datetime


@dataclass(frozen=True)
class Front:
    reach: Reach

    def news(self) -> ItemQuerySet:
        """What was published last."""
        found = listed(self.reach).filter(kind=Kind.NEWS, state__in=SEEN)
        return found.order_by("-published_at", "-pk")[:NEWS]

    def events(self) -> ItemQuerySet:
        """What is still to come, or under way, the soonest first."""
        found = listed(self.reach).filter(kind=Kind.EVENT, state__in=SEEN)
        return found.filter(to_come()).order_by("starts_at", "pk")[:EVENTS]

    def sheets(self) -> ItemQuerySet:
        """The files that are published, to be taken away."""
        found = listed(self.reach).filter(kind=Kind.FILE, state__in=SEEN)
        return found.order_by("title", "pk")[:SHEETS]

    def drafts(self) -> ItemQuerySet:
        """What the reader has begun and not handed on, working copies too, the latest first."""
        own = Item.objects.filter(owner=self.reach.user, state__in=DRAFT, binned_at=None)
        found = self.reach.visible(own.exclude(kind__in=UNWRITTEN)).defer("text")
        return found.order_by("-changed_at", "-pk")[:DRAFTS]

    def waiting(self) -> int:
        """How many things and comments wait for the reader to examine them, in one query."""
        if not self.reach.examines:
            return 0
        things = submitted(self.reach).order_by().values_list("pk")
        comments = comments_to_moderate(self.reach).order_by().values_list("pk")
        return things.union(comments, all=True).count()

    def changes(self) -> ItemQuerySet:
        """What was written or changed last, whatever it is."""
        found = listed(self.reach).exclude(kind=Kind.FOLDER).exclude(kind=Kind.IMAGE)
        return found.order_by("-changed_at", "-pk")[:CHANGES]

    def tasks(self) -> list[Task]:
        """Those in the reader's own hands, the nearest term first."""
        user = self.reach.user
        if user is None:
            return []
        mine = WorkAccess.objects.of(user).filter(owner=user).select_related("item__task")
        return [
            Task(row.item_id, str(row.item.task.flow_task.task_title), row.item.reference, row.due)
            for row in mine.order_by("due", "item")[:TASKS]
        ]
