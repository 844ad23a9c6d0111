"""Asks the policy of the things of the site, without a page: which does each one see, what may
each do with them, and which comments may each read?
"""

from collections.abc import Iterator, Mapping
from typing import Any

from intranet.content.models import Comment, Item
from permissions.policy import allowed, visible_to
from tests.security.matrix import table
from tests.security.matrix.site import Site
from tests.security.world import Subject
from tests.security.world.spots import Spot

# What was compared, whether it is there, whether it has to be, and in words.
Compared = tuple[str, bool, bool, str]
STATES = ("waiting", "shown", "refused")


def compared(user: Any, subject: Subject, site: Site) -> Iterator[Compared]:
    items = Item.objects.in_bulk([spot.key for spot in site.spots.values()])
    yield from _rights(user, subject, site, items)
    yield from _lists(user, subject, site)
    yield from _comments(user, subject, site)


def _rights(
    user: Any, subject: Subject, site: Site, items: Mapping[int, Item]
) -> Iterator[Compared]:
    for spot in site.spots.values():
        held = {power.removeprefix("content.") for power in allowed(user, items[spot.key])}
        wanted = site.held(subject, spot)
        for power in sorted(_powers() | held):
            says = f"may {power} on {_called(spot)}"
            yield "rights on the site, by the policy", power in held, power in wanted, says


def _lists(user: Any, subject: Subject, site: Site) -> Iterator[Compared]:
    for power in sorted(_powers()):
        rows = visible_to(user, Item.objects.all(), f"content.{power}")
        seen = set(rows.values_list("pk", flat=True))
        for spot in site.spots.values():
            wanted, says = power in site.held(subject, spot), f"lists {_called(spot)} to {power}"
            yield "things of the site, by the policy", spot.key in seen, wanted, says


def _comments(user: Any, subject: Subject, site: Site) -> Iterator[Compared]:
    """What is shown is for the readers, all else for those who examine."""
    seen = set(visible_to(user, Comment.objects.all()).values_list("pk", flat=True))
    for spot in site.spots.values():
        for state, key in zip(STATES, spot.comments, strict=False):
            held = site.held(subject, spot)
            reads = state == "shown" and "view_item" in held
            wanted = reads or bool(held & {"publish_item", "reject_item"})
            says = f"sees a comment, {state}, on {_called(spot)}"
            yield "comments, by the policy", key in seen, wanted, says


def _powers() -> frozenset[str]:
    return frozenset(power for row in table.rows("content") for power in row["may"].split())


def _called(spot: Spot) -> str:
    return f"{spot.table} {spot.name!r}, {spot.state}"
