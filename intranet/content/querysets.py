"""Which things of the site?"""

from typing import TYPE_CHECKING, Self

from django.db import models

from intranet.content.kinds import Kind
from intranet.content.models.tree import above, within

if TYPE_CHECKING:
    from intranet.content.models import Item


class ItemQuerySet(models.QuerySet["Item"]):
    def within(self, place: "Item") -> Self:
        """`place` and all that is below it."""
        return self.filter(within(place.path))

    def below(self, place: "Item") -> Self:
        return self.within(place).exclude(pk=place.pk)

    def above(self, item: "Item") -> Self:
        """All above `item`, from the first page of the site down."""
        return self.filter(path__in=above(item.path)[:-1]).order_by("path")

    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def in_place(self) -> Self:
        """What stands in the tree: neither thrown away by itself nor a working copy."""
        # Asked by the phase: SQLite would look for all that replace nothing, for want of better.
        return self.filter(binned_at=None).exclude(phase__startswith="copy.")

    def folders(self) -> Self:
        return self.filter(kind=Kind.FOLDER)

    def parting(self) -> Self:
        """Where rights part: what is in the bin, private folders, places that inherit nothing."""
        return self.filter(parts=True)
