"""Who is told of what happened: whoever follows the place, the authors, the examiners.

None of them who may not see it now, nor who did it. Worked out for all of them together: the
number of queries does not grow with those who follow.
"""

from collections.abc import Iterable, Set

from django.contrib.auth.models import AnonymousUser

from intranet.content.models import Happening, Item, Subscription
from intranet.content.models.happening import OPEN
from intranet.content.models.tree import above
from intranet.content.rights.audience import VIEW
from intranet.content.rights.ground import Ground, Thing, ground_of
from intranet.content.rights.reach import reach_of
from permissions.models import User
from permissions.publishing import Standing, State

What = Happening.What
EXAMINES = ("content.publish_item", "content.adopt_item")
# What becomes of somebody's work, when somebody else does it.
FATES = (What.PUBLISHED, What.UPDATED, What.SENT_BACK, What.WITHDRAWN, What.COMMENTED)


def told_of(happening: Happening) -> list[User]:
    """In 8 queries, or some more; each once, by key."""
    item = happening.item
    ground = ground_of(item, reach_of(AnonymousUser()).borders)
    concerned = {*_followers(happening), *_authors(happening), *_examiners(happening, ground)}
    keys = readers(happening, ground, concerned) - {happening.by_id}
    return list(User.objects.filter(pk__in=keys, is_active=True).order_by("pk"))


def readers(happening: Happening, ground: Ground, among: Set[int]) -> frozenset[int]:
    """Those of `among` who may see it now: what the policy lists for each, for all at once."""
    thing = Thing.of(happening.item)
    permissions = [
        sight.permission for sight in Happening.sights if not sight.only or happening.what in OPEN
    ]
    if VIEW in permissions and ground.is_open(VIEW, thing, Standing.ANYBODY):
        return frozenset(among)
    return frozenset(among & _holding(permissions, thing, ground))


def _holding(permissions: Iterable[str], thing: Thing, ground: Ground) -> frozenset[int]:
    return frozenset().union(*(ground.who(permission, thing) for permission in permissions))


def _followers(happening: Happening) -> Iterable[int]:
    """Whoever followed the thing, or a place above it, when it happened."""
    found = Subscription.objects.filter(
        place__path__in=above(happening.item.path), since__lte=happening.at
    )
    return found.values_list("user", flat=True)


def _authors(happening: Happening) -> Iterable[int]:
    item = happening.item
    if happening.what not in FATES:
        return ()
    return (item.owner_id, *(_revisers(happening) if happening.what == What.UPDATED else ()))


def _revisers(happening: Happening) -> Iterable[int]:
    """Who wrote the working copy that took its place: the last there was until then."""
    copies = Item.history.filter(replaces=happening.item_id, history_date__lte=happening.at)
    return copies.order_by("-history_date", "-history_id").values_list("owner_id", flat=True)[:1]


def _examiners(happening: Happening, ground: Ground) -> frozenset[int]:
    """Whom it waits for, as long as it waits."""
    item = happening.item
    if happening.what != What.SUBMITTED or item.state != State.PENDING:
        return frozenset()
    return _holding(EXAMINES, Thing.of(item), ground)
