"""What stands at an address, for one reader; and where it went, if it stood there once."""

from django.db.models.functions import Length

from intranet.content.models import FormerAddress, Item
from intranet.content.pages import RELATED
from intranet.content.rights.reach import Reach

# Places may be moved one after the other: so many of them are followed.
MOST_MOVES = 5


def at(reach: Reach, address: str) -> Item | None:
    """What the reader sees at `address`, a working copy too, or nothing."""
    things = Item.objects.filter(address=address, binned_at=None).select_related(*RELATED)
    return reach.visible(things).first()


def moved_from(reach: Reach, address: str) -> Item | None:
    """What stood at `address`, alone or with a place above it that was moved, where it is now."""
    for _move in range(MOST_MOVES):
        former = _nearest(address)
        if former is None:
            return None
        address = former.item.address + address[len(former.address) :]
        found = at(reach, address)
        if found is not None:
            return found
    return None


def _nearest(address: str) -> FormerAddress | None:
    """The longest way down to `address` that has changed."""
    steps = address.split("/")
    starts = ["/".join(steps[:end]) for end in range(1, len(steps) + 1)]
    known = FormerAddress.objects.filter(address__in=starts).select_related("item")
    return known.order_by(Length("address").desc()).first()
