"""Where the story of a thing is kept: its passages, its versions, and the log of what was done."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, JSONObject

from intranet.content.actions.editing import WORDS
from intranet.content.models import Item, Passage
from intranet.content.pages import Page
from permissions.models import AuditEvent

# Of the same moment: a thing is written before it is shared, and shared before it passes on.
VERSION, EVENT, PASSAGE = 1, 2, 3
# What the log says of a thing that no passage and no version tells.
SHARING = ("content.shared", "content.unshared", "content.parted")
EVENTS = (
    *("content.moved", "content.renamed", "content.ordered", "content.binned", "content.restored"),
    *("content.revised", *SHARING),
)


@dataclass(frozen=True)
class Row:
    """One thing that was done: `what` is a transition, the verb of an event, `+` of a version."""

    at: datetime
    origin: int
    key: int
    who: int | None
    what: str
    comment: str
    data: dict[str, Any]


def rows_of(item: Item, start: int, stop: int, *, with_sharing: bool) -> list[Row]:
    """The rows of the story from `start` to before `stop`, the latest first, in one query."""
    parts = [
        _rows(PASSAGE, Passage.objects.filter(item=item), "at by transition comment"),
        _rows(VERSION, _rewritten(item), "history_date history_user_id history_type"),
        _rows(EVENT, _events(item, with_sharing=with_sharing), "at actor_id verb data"),
    ]
    united = parts[0].union(*parts[1:], all=True).order_by("-moment", "-origin", "-row")
    return [_row(*row) for row in united[start:stop]]


def versions_of(item: Item, keys: Iterable[int]) -> QuerySet[Any]:
    """Those of the story that have these keys, whole."""
    return _rewritten(item).filter(history_id__in=keys).select_related("upload")


def copy_of(page: Page) -> Item | None:
    """The working copy of it, before who may see that."""
    copies = Item.objects.filter(replaces=page.item).select_related("owner")
    return page.reach.visible(copies).first()


def _rewritten(item: Item) -> QuerySet[Any]:
    """The versions in which the words of `item` are other than in the one before."""
    history: QuerySet[Any] = Item.history.filter(id=item.pk)
    earlier = Item.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = earlier.order_by("-history_id").annotate(said=_said()).values("said")[:1]
    versions = history.order_by().annotate(said=_said(), before=Subquery(before))
    return versions.filter(Q(before=None) | ~Q(said=F("before")))


def _said() -> Cast:
    return Cast(JSONObject(**{name: F(name) for name in sorted(WORDS)}), TextField())


def _events(item: Item, *, with_sharing: bool) -> QuerySet[AuditEvent]:
    told = EVENTS if with_sharing else [verb for verb in EVENTS if verb not in SHARING]
    events = AuditEvent.objects.filter(
        content_type=ContentType.objects.get_for_model(Item), object_id=item.pk
    )
    return events.filter(verb__in=told)


def _rows(origin: int, rows: QuerySet[Any], columns: str) -> QuerySet[Any, Any]:
    """`columns` say when, who and what, and what else there is to tell."""
    at, who, what, *more = columns.split()
    told = JSONObject(who=F(who), what=F(what), more=F(more[0]) if more else Value(""))
    named = {"moment": F(at), "origin": Value(origin), "row": F("pk")}
    return rows.order_by().annotate(**named, told=told).values_list(*named, "told")


def _row(at: datetime, origin: int, key: int, told: dict[str, Any]) -> Row:
    more = told["more"]
    # SQLite gives what is JSON within JSON as text.
    data = json.loads(more) if origin == EVENT and isinstance(more, str) else more
    return Row(
        at=at,
        origin=origin,
        key=key,
        who=told["who"],
        what=told["what"],
        comment=more if origin == PASSAGE else "",
        data=data if origin == EVENT else {},
    )
