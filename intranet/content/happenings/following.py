"""What one follows, as long as one sees it."""

from dataclasses import dataclass

from intranet.content.models import Item, Subscription
from intranet.content.pages import VIEW
from intranet.content.rights.reach import Reach
from permissions.models import User


@dataclass(frozen=True)
class Followed:
    """`place` is nothing where one may no longer see it: one may still follow it no more."""

    subscription: Subscription
    place: Item | None


def followed_by(user: User, reach: Reach) -> list[Followed]:
    """The latest first, in one query."""
    own = Subscription.objects.filter(user=user).select_related("place").defer("place__text")
    return [
        Followed(each, each.place if VIEW in reach.allowed(each.place) else None)
        for each in own.order_by("-since", "-pk")
    ]
