"""How far a user's standings reach over the tree: ranges of paths, with holes.

Worked out from what is shared with the user and from the few places where rights part, whatever
the number of things below them: to share above ten things costs what it costs above ten thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from intranet.content.models import Item, Share
from intranet.content.models.tree import after, within
from intranet.content.querysets import ItemQuerySet
from permissions.models import Organisation, Unit, User
from permissions.policy import Person, visible_to
from permissions.publishing import Standing, permissions_of, phases_opening

NOTHING = Q(pk__in=())
MEMBERSHIP = "permissions.use_intranet"


@dataclass(frozen=True)
class Borders:
    """Where rights part, as paths: none of them needs another that lies within it.

    Of what is in the bin, the folders stand once more apart: all else has nothing within.
    """

    binned: tuple[str, ...]
    binned_folders: tuple[str, ...]
    private: tuple[str, ...]
    cut: tuple[str, ...]


@dataclass(frozen=True)
class Reach:
    """What one user, or a visitor, stands to everything on the site."""

    user: User | None
    member: bool
    shared: frozenset[tuple[Standing, str]]
    borders: Borders

    def condition(self, permission: str) -> Q:
        """What the user holds `permission` on."""
        found = NOTHING
        for standing in filter(self._may_be, Standing):
            phases = phases_opening(permission, standing)
            if phases:
                found |= self._region(standing) & Q(phase__in=phases)
        # One by one only the folders: a database takes no condition of a thousand parts.
        return found & Q(binned_at=None) & ~_any_within(self.borders.binned_folders)

    def visible(self, things: ItemQuerySet, permission: str = "content.view_item") -> ItemQuerySet:
        """Those of `things` that the user holds `permission` on."""
        return things.filter(self.condition(permission))

    def allowed(self, item: Item) -> frozenset[str]:
        """Every permission the user holds on `item`."""
        if is_within(item.path, self.borders.binned):
            return frozenset()
        standings = (each for each in Standing if self._stands(each, item))
        return frozenset().union(
            *(permissions_of(item.table, item.state, standing) for standing in standings)
        )

    def stands(self, item: Item) -> frozenset[Standing]:
        """Everything the user is to `item`, whatever its state."""
        return frozenset(each for each in Standing if self._stands(each, item))

    def of_a_visitor(self) -> "Reach":
        """That of whoever comes by, at the same moment."""
        return replace(self, user=None, member=False, shared=frozenset())

    @property
    def examines(self) -> bool:
        """Whether there is anything that the user may examine."""
        return any(standing == Standing.REVIEWER for standing, _path in self.shared)

    @property
    def examined(self) -> Q:
        """All that stands where the user examines, whatever its state, and in the bin too."""
        return self._region(Standing.REVIEWER)

    def _may_be(self, standing: Standing) -> bool:
        """Whether the user is this to anything at all, and no more than it."""
        match standing:
            case Standing.OWNER:
                return self.user is not None
            case Standing.MEMBER:
                return self.member
            case Standing.ANYBODY:
                return not self.member
        return any(each == standing for each, _path in self.shared)

    def _region(self, standing: Standing) -> Q:
        match standing:
            case Standing.OWNER:
                return Q(owner=self.user)
            case Standing.MEMBER | Standing.ANYBODY:
                return ~_any_within(self.borders.private)
        found = NOTHING
        for path in self._places(standing):
            found |= within(path) & ~_any_within(inner(self.borders.cut, path))
        return found

    def _stands(self, standing: Standing, item: Item) -> bool:
        match standing:
            case Standing.OWNER:
                return self.user is not None and item.owner_id == self.user.pk
            case Standing.MEMBER | Standing.ANYBODY:
                open_to = self.member or standing == Standing.ANYBODY
                return open_to and not is_within(item.path, self.borders.private)
        return any(
            item.path.startswith(path) and not is_within(item.path, inner(self.borders.cut, path))
            for path in self._places(standing)
        )

    def _places(self, standing: Standing) -> list[str]:
        return sorted(path for each, path in self.shared if each == standing)


def reach_of(user: Person) -> Reach:
    """What `user` reaches now, in 3 queries and in 4 who is none of the staff; a visitor in one.

    Who works nowhere any more is a visitor, whatever they wrote and was shared with them.
    """
    borders = _borders()
    if not isinstance(user, User) or not user.is_active:
        return Reach(None, False, frozenset(), borders)
    member = visible_to(user, Organisation.objects.all(), MEMBERSHIP).exists()
    if not member and not is_at_work(user):
        return Reach(None, False, frozenset(), borders)
    return Reach(user, member, _shared_with(user), borders)


def at_work() -> Exists:
    """Of users: those who hold a role now, in any organisation of the network but a court."""
    units = Unit.objects.filter(group__user=OuterRef("pk"))
    return Exists(units.exclude(organisation__kind=Organisation.Kind.COURT))


def is_at_work(user: User) -> bool:
    return User.objects.filter(at_work(), pk=user.pk, is_active=True).exists()


def _borders() -> Borders:
    parting = Item.objects.parting().values_list("path", "state", "kind", "inherits", "binned_at")
    rows = list(parting)
    return Borders(
        binned=outermost(path for path, _s, _k, _i, binned in rows if binned),
        binned_folders=outermost(
            path for path, _s, kind, _i, binned in rows if binned and kind == "folder"
        ),
        private=outermost(
            path for path, state, kind, *_rest in rows if (kind, state) == ("folder", "private")
        ),
        cut=tuple(sorted(path for path, _s, _k, inherits, _b in rows if not inherits)),
    )


def _shared_with(user: User) -> frozenset[tuple[Standing, str]]:
    groups = user.groups.values("pk")
    rows = Share.objects.filter(
        Q(user=user)
        | Q(unit__group__in=groups)
        | Q(organisation__in=Organisation.objects.filter(units__group__in=groups))
    )
    found = rows.values_list("standing", "place__path").distinct()
    return frozenset((Standing(standing), path) for standing, path in found)


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths that lie within no other."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or path >= after(kept[-1]):
            kept.append(path)
    return tuple(kept)


def inner(paths: Iterable[str], place: str) -> tuple[str, ...]:
    return outermost(path for path in paths if path != place and path.startswith(place))


def _any_within(paths: Iterable[str]) -> Q:
    found = NOTHING
    for path in paths:
        found |= within(path)
    return found


def is_within(path: str, places: Iterable[str]) -> bool:
    return any(path.startswith(place) for place in places)
