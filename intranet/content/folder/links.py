"""Which pages speak of a thing by its address: their links would lead nowhere without it."""

from collections.abc import Iterable

from django.db.models import Q

from intranet.content.models import Item
from intranet.content.models.tree import within
from intranet.content.rights.reach import Reach

MOST = 50


def links_to(reach: Reach, items: Iterable[Item]) -> list[Item]:
    """What the reader sees that links to `items` or what is below them, or shows it, elsewhere."""
    spoken, inside = Q(pk__in=()), Q(pk__in=())
    for item in items:
        way = item.get_absolute_url()
        spoken |= Q(text__contains=f'="{way}') | Q(target__startswith=way)
        spoken |= Q(text__contains=f'="/contenuti/{item.pk}/')
        inside |= within(item.path)
    found = reach.visible(Item.objects.in_place()).filter(spoken).exclude(inside)
    return list(found.only("title", "address", "kind")[:MOST])
