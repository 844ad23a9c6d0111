"""What goes along with the things that somebody is about to place elsewhere or throw away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import Count, Q

from intranet.content.folder.links import links_to
from intranet.content.models import Item
from intranet.content.pages import Page
from intranet.content.publication import SEEN


@dataclass(frozen=True)
class Taking:
    """Of what the reader sees: how many contents stand below, how many of them others published,
    and which others lead there.
    """

    below: int
    of_others: int
    links: Sequence[Item]

    @classmethod
    def of(cls, page: Page, items: Iterable[Item]) -> Self:
        """In two queries, however many go along."""
        things = list(items)
        below = Item.objects.none()
        for item in things:
            below = below | Item.objects.below(item).in_place()
        others = Q(state__in=SEEN) & ~Q(owner=page.reach.user)
        counted = page.reach.visible(below).aggregate(
            all=Count("pk"), others=Count("pk", filter=others)
        )
        return cls(counted["all"] or 0, counted["others"] or 0, links_to(page.reach, things))
