"""What waits for somebody to examine it: things and working copies submitted, and comments."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from intranet.content.models import Comment, Item, Passage
from intranet.content.rights.reach import Reach
from intranet.portal.keyset import Page, cut
from permissions.models import User
from permissions.publishing import State

PUBLISH, ADOPT, REJECT = "content.publish_item", "content.adopt_item", "content.reject_item"
KEY = BigIntegerField()
# So many comments are shown at once, the oldest first.
COMMENTS = 50


@dataclass(frozen=True)
class Waiting:
    """A thing that was submitted: when, by whom, with which word."""

    item: Item
    since: datetime
    by: Any
    comment: str


def submitted(reach: Reach) -> QuerySet[Item]:
    """The things in «Revisione in atto» that the user may publish, or adopt."""
    examined = reach.condition(PUBLISH) | reach.condition(ADOPT)
    return Item.objects.filter(examined, state=State.PENDING)


def waiting(reach: Reach, after: str) -> Page[Waiting]:
    """One page, what has waited longest first, in 2 queries."""
    last = Passage.objects.filter(item=OuterRef("pk"), transition="submit").order_by("-at", "-pk")
    things = submitted(reach).annotate(
        since=Coalesce(Subquery(last.values("at")[:1]), F("changed_at")),
        submitter=Coalesce(Subquery(last.values("by_id")[:1]), F("owner_id"), output_field=KEY),
        word=Subquery(last.values("comment")[:1]),
    )
    page = cut(things.select_related("replaces"), "since", "pk", after)
    rows: list[Any] = list(page.rows)
    people = User.objects.in_bulk({row.submitter for row in rows})
    found = [Waiting(row, row.since, people[row.submitter], row.word or "") for row in rows]
    return Page(found, page.after)


def moderated_by(reach: Reach) -> QuerySet[Comment]:
    """The comments under things that the user examines."""
    examined = Item.objects.filter(reach.condition(PUBLISH) | reach.condition(REJECT))
    return Comment.objects.filter(item__in=examined.values("pk")).select_related("item", "by")


def comments_to_moderate(reach: Reach) -> QuerySet[Comment]:
    """Those that wait, the oldest first."""
    return moderated_by(reach).filter(state=Comment.State.WAITING).order_by("at", "pk")
