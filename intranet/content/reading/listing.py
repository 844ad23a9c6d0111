"""What is listed beside and below a thing: never more than its reader sees."""

from django.db.models import Case, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.models.tree import within
from intranet.content.pages import RELATED
from intranet.content.querysets import ItemQuerySet
from intranet.content.rights.reach import Reach

# What one goes to; news, events and files are found in their folder.
WAYS = (Kind.FOLDER, Kind.PAGE, Kind.LINK, Kind.COLLECTION)
# What holds others, and has no day of its own.
PLACES = (Kind.FOLDER, Kind.COLLECTION)
DATED = {Kind.NEWS, Kind.EVENT}
MOST_WAYS = 30
MOST_COLLECTED = 100
ORDERS = {
    "newest": ("-published_at", "-created_at"),
    "changed": ("-changed_at",),
    "soonest": ("starts_at",),
    "title": ("title",),
}


def listed(reach: Reach) -> ItemQuerySet:
    """All that the reader sees in the tree, with what a row of a list shows."""
    return reach.visible(Item.objects.in_place()).select_related("owner", "upload").defer("text")


def top(reach: Reach) -> tuple[Item | None, list[Item]]:
    """What all the site hangs from, if the reader sees it, and the sections seen, in one query."""
    highest = Q(parent=None) | Q(parent__parent=None, kind=Kind.FOLDER)
    things = reach.visible(Item.objects.in_place()).filter(highest).select_related(*RELATED)
    found = list(things.in_order())
    root = next((each for each in found if each.parent_id is None), None)
    return root, [each for each in found if each.parent_id is not None]


def children(reach: Reach, folder: Item) -> ItemQuerySet:
    return listed(reach).filter(parent=folder).in_order()


def kind_of(reach: Reach, place: Item) -> str:
    """News or events, where what the reader sees of `place` is only these beside folders and
    collections, or what it gathers; else nothing.
    """
    if place.kind == Kind.COLLECTION:
        held = set(place.query.get("kinds") or ())
    else:
        seen = listed(reach).filter(parent=place).exclude(kind__in=PLACES)
        held = set(seen.order_by().values_list("kind", flat=True).distinct())
    return held.pop() if len(held) == 1 and held <= DATED else ""


def leafed(reach: Reach, folder: Item, kind: str) -> ItemQuerySet:
    """What is in a folder of one `kind` as one reads it: of news the newest first; of events the
    next that comes, and after those to come what was last. Else as it is in order.
    """
    things = children(reach, folder)
    if kind == Kind.NEWS:
        newest = Coalesce("published_at", "created_at").desc()
        return things.order_by(_first(Q(kind=kind)), newest, "position", "pk")
    if kind == Kind.EVENT:
        coming = Case(When(to_come(), then="starts_at"))
        return things.order_by(
            *(_first(Q(kind=kind)), _first(to_come()), coming, "-starts_at", "position", "pk")
        )
    return things


def section(reach: Reach, item: Item) -> list[Item]:
    """The neighbours of `item` that one goes to, itself among them."""
    beside = listed(reach).filter(parent=item.parent_id, kind__in=WAYS)
    return list(beside.in_order()[:MOST_WAYS]) if item.parent_id else []


def collected(reach: Reach, collection: Item) -> QuerySet[Item]:
    """What a collection asks for: `kinds`, `state`, `place` (a key), `to_come`, `order` and
    `limit`.
    """
    query = collection.query
    found = listed(reach).exclude(pk=collection.pk).exclude(parent=None)
    if query.get("kinds"):
        found = found.filter(kind__in=query["kinds"])
    if query.get("state"):
        found = found.filter(state=query["state"])
    if query.get("place"):
        found = found.filter(_below(query["place"]))
    if query.get("to_come"):
        found = found.filter(to_come())
    ordered = found.order_by(*ORDERS.get(query.get("order", ""), ORDERS["newest"]), "-pk")
    return ordered[: min(query.get("limit") or MOST_COLLECTED, MOST_COLLECTED)]


def to_come() -> Q:
    """What is still to come, or under way; of what has no end, what begins today or later."""
    now = timezone.localtime()
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(ends_at__gte=now) | Q(ends_at=None, starts_at__gte=today)


def _first(which: Q) -> Case:
    return Case(When(which, then=0), default=1)


def _below(place: int) -> Q:
    """All below the place with this key; nothing below one that is gone."""
    path = Item.objects.filter(pk=place).values_list("path", flat=True).first()
    return within(path) & ~Q(pk=place) if path else Q(pk__in=())
