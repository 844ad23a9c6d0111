"""What somebody finds in the bin: what they threw away, and what they wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from intranet.content.actions.binning import restorable
from intranet.content.models import Item
from intranet.content.models.tree import above, within
from intranet.content.pages import VIEW, Crumb, way_to
from intranet.content.rights.reach import Reach
from intranet.portal.keyset import Page, cut
from permissions.models import User

# Greater than every step of a path: what begins with the path of a thing comes before it.
BEYOND = "g"


@dataclass(frozen=True)
class Thrown:
    """A thing in the bin with `below` others in it. `came_from` has no title where one may not
    see it; `waits_for` is what of the same bin comes back first, `is_held` whether anything does.
    """

    item: Item
    below: int
    came_from: Crumb | None
    is_held: bool
    waits_for: str


@dataclass(frozen=True)
class Gone:
    """What one wrote in a folder that somebody else threw away."""

    title: str
    by: User
    at: datetime


def bin_of(user: User, reach: Reach, after: str) -> Page[Thrown]:
    """One page, what was thrown away last first, in 2 queries."""
    rows = (
        restorable(user, reach)
        .select_related("parent", "owner", "binned_by")
        .annotate(below=_below())
    )
    page = cut(rows, "binned_at", "pk", after, descending=True)
    holding = _above(page.rows)
    return Page([_thrown(user, reach, item, holding) for item in page.rows], page.after)


def gone_with_others(user: User, reach: Reach) -> list[Gone]:
    """The latest twenty, in 2 queries and in none where nothing is in the bin."""
    within_bins = Q(pk__in=())
    for path in reach.borders.binned_folders:
        within_bins |= within(path)
    own = Item.objects.filter(within_bins, owner=user, binned_at=None).order_by("-changed_at")[:20]
    items = list(own)
    holding = _above(items)
    return [
        Gone(item.title, holder.binned_by, holder.binned_at)
        for item in items
        for holder in _holders(item, holding)[:1]
        if user.pk not in {holder.binned_by_id, holder.owner_id}
        and holder.binned_by
        and holder.binned_at
    ]


def _below() -> Coalesce:
    things = Item.objects.filter(
        path__gt=OuterRef("path"), path__lt=Concat(OuterRef("path"), Value(BEYOND))
    )
    counted = things.order_by().values(all=Value(1)).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _above(items: Iterable[Item]) -> dict[str, Item]:
    """What of the bin stands above any of `items`, by its path."""
    paths = {path for item in items for path in above(item.path)[:-1]}
    found = Item.objects.filter(path__in=paths).exclude(binned_at=None)
    return {item.path: item for item in found.select_related("binned_by")} if paths else {}


def _holders(item: Item, holding: dict[str, Item]) -> list[Item]:
    """From the highest down."""
    return [holding[path] for path in above(item.path)[:-1] if path in holding]


def _thrown(user: User, reach: Reach, item: Any, holding: dict[str, Item]) -> Thrown:
    holders = _holders(item, holding)
    mine = [each for each in holders if user.pk in {each.binned_by_id, each.owner_id}]
    parent = item.parent
    return Thrown(
        item=item,
        below=item.below,
        came_from=way_to(parent) if parent and VIEW in reach.allowed(parent) else None,
        is_held=bool(holders),
        waits_for=mine[0].title if mine and mine == holders else "",
    )
