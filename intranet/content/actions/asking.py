"""What every action on the site asks first, with the thing locked."""

from typing import Any

from django.utils.translation import gettext as _

from intranet.content.models import Item
from permissions.guards import lock
from permissions.models import User
from permissions.policy import may
from permissions.refusal import Refused


def held(item: Item) -> Item:
    """`item` as it stands now, locked until the transaction ends.

    Raises Refused if it is in the bin, or gone with what is above it.
    """
    now: Item = lock(item)
    return now


def ask(by: User, permission: str, item: Item, message: Any = "") -> None:
    """Raises Refused unless `by` holds `permission` on `item`, as it stands."""
    if not may(by, permission, item):
        raise Refused(message or _("Nello stato in cui è ora, non si può fare."))


def refuse_unseen(item: Item, seen: str) -> None:
    """Raises Refused where `item` is no longer the edition that somebody had before them."""
    if seen and seen != item.edition:
        words = _("Nel frattempo il contenuto è cambiato, e ora è «%(state)s»: va riletto.")
        raise Refused(words % {"state": item.get_state_display()})


def hold_tree() -> None:
    """From here on nobody else changes what stands where, until the transaction ends."""
    lock(Item.objects.get(parent=None))
