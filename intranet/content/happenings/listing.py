"""What happened, as one reader may see it now: the newest first, by day, by kind and by place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.shortcuts import get_object_or_404

from intranet.content.batch import MOST_DIGITS
from intranet.content.models import Happening, Item
from intranet.content.models.tree import depth, within
from intranet.content.querysets import ItemQuerySet
from intranet.content.rights.reach import Reach
from intranet.portal.words import local_day

# So many places are offered to choose from.
MOST_PLACES = 300


@dataclass(frozen=True)
class Wish:
    """What of it is asked for: of one kind, at one place and below."""

    what: str
    place: Item | None

    @classmethod
    def of(cls, asked: QueryDict, reach: Reach) -> "Wish":
        """A kind that there is not is none. Raises Http404 for a place that one does not see."""
        what, key = asked.get("cosa", ""), asked.get("dove", "")
        known = what if what in Happening.What.values else ""
        if not key:
            return cls(known, None)
        sound = int(key) if key.isdecimal() and len(key) <= MOST_DIGITS else 0
        return cls(known, get_object_or_404(folders(reach), pk=sound))

    def found(self, reach: Reach) -> QuerySet[Happening]:
        """With what a row shows."""
        rows = seen_by(reach).select_related("item", "by").defer("item__text")
        if self.what:
            rows = rows.filter(what=self.what)
        return rows.filter(within(self.place.path, "item__")) if self.place else rows


def seen_by(reach: Reach) -> QuerySet[Happening]:
    """What the policy lists, from a reach that is known already.

    Asked of each row: the newest come first, and most that happened is seen by most.
    """
    condition = Q(pk__in=())
    for sight in Happening.sights:
        things = reach.visible(Item.objects.filter(pk=OuterRef("item")), sight.permission)
        condition |= Q(Exists(things)) & sight.only
    return Happening.objects.filter(condition)


def folders(reach: Reach) -> ItemQuerySet:
    return reach.visible(Item.objects.in_place().folders())


@dataclass(frozen=True)
class Place:
    """A folder to choose, drawn in from those above it."""

    key: int
    words: str


def places(reach: Reach) -> list[Place]:
    """The folders that one sees, what is above before what is below it, in one query."""
    found = folders(reach).exclude(parent=None).only("path", "title").order_by("path")
    return [
        Place(each.pk, f"{'– ' * (depth(each.path) - 2)}{each.title}")
        for each in found[:MOST_PLACES]
    ]


@dataclass(frozen=True)
class Day:
    """What happened on one day, in the time of the service."""

    day: date
    rows: list[Happening]


def by_day(rows: Iterable[Happening]) -> list[Day]:
    """Of rows that stand in order."""
    return [
        Day(day, list(those)) for day, those in groupby(rows, key=lambda row: local_day(row.at))
    ]
