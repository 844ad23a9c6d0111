"""What one is to a thing of the site, and may do with it: told by the plan of the site and by
`tables/content.csv`, not by what is kept in the database.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tests.security.matrix import table
from tests.security.matrix.relations import is_signed_in
from tests.security.world.cast import SUBJECTS, Subject
from tests.security.world.plan import COMMENTED
from tests.security.world.spots import Shared, Spot

READS = frozenset({"view_item", "comment_item"})
WRITERS = frozenset({"owner", "editor", "reviewer"})
# Who works here no more.
LEFT = frozenset(each.name for each in SUBJECTS if each.standing != "in office")
MODERATES = frozenset({"publish_item", "reject_item"})


@cache
def may(kind: str, state: str, standing: str) -> frozenset[str]:
    """What the table gives to one who stands so to such a thing."""
    key = {"kind": kind, "state": state, "standing": standing}
    rows = (row for row in table.rows("content") if all(row[name] == key[name] for name in key))
    return frozenset(power for row in rows for power in row["may"].split())


class Site:
    """Everything of the plan, and how each of the cast stands to it."""

    def __init__(self, spots: Mapping[str, Spot]) -> None:
        self.spots = spots
        self._held: dict[tuple[Subject, str], frozenset[str]] = {}

    def line(self, spot: Spot) -> list[Spot]:
        """The folders above, from the first page of the site down, and the thing itself."""
        return [*(self.spots[name] for name in spot.above), spot]

    def is_gone(self, spot: Spot) -> bool:
        return any(each.binned_by for each in self.line(spot))

    def standings(self, subject: Subject, spot: Spot) -> frozenset[str]:
        """`owner`, `editor`…: all that `subject` is to it; nothing to what is in the bin."""
        if self.is_gone(spot):
            return frozenset()
        hidden = any(each.table == "folder" and each.state == "private" for each in self.line(spot))
        found = set() if hidden else {"anybody"}
        # Whoever left is a visitor, whatever was theirs.
        if not is_signed_in(subject) or subject.standing != "in office":
            return frozenset(found)
        if not hidden and _is_staff(subject):
            found.add("member")
        if subject.name == spot.owner:
            found.add("owner")
        shares = (each for each in self.shares(spot) if _is_meant(subject, each))
        return frozenset(found | {each.standing for each in shares})

    def shares(self, spot: Spot) -> Iterator[Shared]:
        """All that hold there: its own and those from above, as far up as nothing is cut."""
        for each in reversed(self.line(spot)):
            yield from each.shared
            if each.is_cut:
                return

    def held(self, subject: Subject, spot: Spot) -> frozenset[str]:
        """What `subject` may do with it: `view_item`, `edit_item`…"""
        key = (subject, spot.name)
        if key not in self._held:
            rights = (may(spot.table, spot.state, each) for each in self.standings(subject, spot))
            self._held[key] = frozenset().union(*rights)
        return self._held[key]

    def sees(self, subject: Subject, spot: Spot) -> bool:
        return "view_item" in self.held(subject, spot)

    def writes(self, subject: Subject, spot: Spot) -> bool:
        """Whether `subject` is one of those who write and examine it, whatever its state."""
        more = self.held(subject, spot) - READS or self.standings(subject, spot) & WRITERS
        return self.sees(subject, spot) and bool(more)

    def finds_in_bin(self, subject: Subject, spot: Spot) -> bool:
        """Who threw it away or wrote it; once both have left, who examines the place."""
        hands = {spot.owner, spot.binned_by} - {""}
        if subject.standing != "in office":
            return False
        shares = (each for each in self.shares(spot) if each.standing == "reviewer")
        examines = any(_is_meant(subject, each) for each in shares)
        return subject.name in hands or (bool(spot.binned_by) and hands <= LEFT and examines)

    def keeps(self, subject: Subject, spot: Spot) -> bool:
        """Whether `subject` sees it and is one of its author, editors and examiners."""
        return self.sees(subject, spot) and bool(self.standings(subject, spot) & WRITERS)

    def within(self, spot: Spot) -> Iterator[Spot]:
        """All that stands in it, at any depth."""
        return (each for each in self.spots.values() if spot.name in each.above)

    def may_read(self, subject: Subject, field: str, name: str) -> bool:
        """Whether the secret in this field of the thing is one that `subject` reads anywhere."""
        model, _, which = field.partition(".")
        spot = self.spots[name]
        if model == "Sketch":
            return which == subject.name
        return (RULES.get(field) or Site.sees)(self, subject, spot)

    def _knows_title(self, subject: Subject, spot: Spot) -> bool:
        """What stands in a folder says in its address how the folder is called."""
        if self.is_gone(spot):
            return self.finds_in_bin(subject, spot)
        return self.sees(subject, spot) or any(
            self.sees(subject, each) for each in self.within(spot)
        )

    def _knows_shares(self, subject: Subject, spot: Spot) -> bool:
        """Who shares there, or keeps the story of anything to which it comes down."""
        reached = (each for each in self.within(spot) if spot.shared[0] in set(self.shares(each)))
        return any(
            "share_item" in self.held(subject, each)
            or (self.standings(subject, each) & WRITERS and self.sees(subject, each))
            for each in (spot, *reached)
        )

    def _moderates(self, subject: Subject, spot: Spot) -> bool:
        return bool(self.held(subject, spot) & MODERATES)

    def _knows_waiting(self, subject: Subject, spot: Spot) -> bool:
        said = subject.name == COMMENTED[spot.name] and self._comments(subject, spot)
        return said or self._moderates(subject, spot)

    def _comments(self, subject: Subject, spot: Spot) -> bool:
        return "comment_item" in self.held(subject, spot)


# Fields that not all read who see the thing, or others besides.
RULES: Mapping[str, Callable[[Site, Subject, Spot], bool]] = {
    "Item.title": Site._knows_title,
    "Item.former": Site.writes,
    "Passage.comment": Site.writes,
    "Share.user": Site._knows_shares,
    "Comment.waiting": Site._knows_waiting,
    "Comment.shown": Site._comments,
    "Comment.refused": Site._moderates,
}


@dataclass(frozen=True)
class Plot:
    """A thing of the site, and the site it stands in."""

    spot: Spot
    site: Site

    def held(self, subject: Subject) -> frozenset[str]:
        return self.site.held(subject, self.spot)


def _is_staff(subject: Subject) -> bool:
    return subject.role in table.holders_of("permissions.use_intranet", "organisation", "*")


def _is_meant(subject: Subject, shared: Shared) -> bool:
    if shared.user:
        return shared.user == subject.name
    same_role = not shared.role or shared.role == subject.role
    return subject.office == shared.office and same_role
