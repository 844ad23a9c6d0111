"""What it hangs on who may do what at a place and below: shares, borders, and who is in them.

Read in a few queries, whatever stands below the place. A change that is only thought of is a copy
of it with other shares or other borders.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from django.db.models import Q

from intranet.content.models import Item, Share
from intranet.content.models.tree import above, within
from intranet.content.rights.reach import MEMBERSHIP, Borders, at_work, inner, is_within
from permissions.models import (
    OrganisationGroupObjectPermission,
    OrganisationUserObjectPermission,
    Unit,
    User,
    unexpired,
)
from permissions.names import key_of
from permissions.publishing import Standing, State, permissions_of

# Whom something is shared with: "user", "unit" or "organisation", and the key.
Subject = tuple[str, int]
SUBJECTS = ("user", "unit", "organisation")
EVERYBODY = (Standing.MEMBER, Standing.ANYBODY)


@dataclass(frozen=True)
class Held:
    """A standing that somebody was given at the place with this path."""

    path: str
    subject: Subject
    standing: Standing


@dataclass(frozen=True)
class Thing:
    """What the rules ask of a thing: where it is, its table and state, whose it is."""

    path: str
    table: str
    state: State
    owner: int

    @classmethod
    def of(cls, item: Item) -> Self:
        return cls(item.path, item.table, State(item.state), item.owner_id)


@dataclass(frozen=True)
class Ground:
    """`offices` counts the organisations of the staff; all people are active users' keys."""

    place: Item
    held: frozenset[Held]
    borders: Borders
    people_of: Mapping[Subject, frozenset[int]]
    staff: frozenset[int]
    offices: int

    def who(self, permission: str, thing: Thing) -> frozenset[int]:
        """Whoever holds `permission` on `thing`, but not for being just anybody."""
        if is_within(thing.path, self.borders.binned):
            return frozenset()
        found: frozenset[int] = frozenset()
        for standing in Standing:
            if permission in permissions_of(thing.table, thing.state, standing):
                found |= self.standing(standing, thing)
        return found

    def is_open(self, permission: str, thing: Thing, standing: Standing) -> bool:
        """Whether all who are `standing`, the staff or anybody, hold `permission` on `thing`."""
        hidden = (*self.borders.binned, *self.borders.private)
        opened = permission in permissions_of(thing.table, thing.state, standing)
        return opened and not is_within(thing.path, hidden)

    def standing(self, standing: Standing, thing: Thing) -> frozenset[int]:
        """Those who stand so to `thing`, whatever its state."""
        match standing:
            case Standing.OWNER:
                return frozenset({thing.owner})
            case Standing.ANYBODY:
                return frozenset()
            case Standing.MEMBER:
                hidden = is_within(thing.path, self.borders.private)
                return frozenset() if hidden else self.staff
        given = (one for one in self.held if one.standing == standing and self._holds(one, thing))
        return frozenset().union(*(self.people_of.get(one.subject, ()) for one in given))

    def _holds(self, one: Held, thing: Thing) -> bool:
        cut = inner(self.borders.cut, one.path)
        return thing.path.startswith(one.path) and not is_within(thing.path, cut)

    def changed(
        self,
        given: Iterable[Held] = (),
        taken: Iterable[Held] = (),
        *,
        inherits: bool | None = None,
    ) -> Self:
        """The same ground with something given and taken, and what is above let in or kept out."""
        cut = set(self.borders.cut)
        if inherits is not None:
            cut = cut - {self.place.path} if inherits else cut | {self.place.path}
        borders = replace(self.borders, cut=tuple(sorted(cut)))
        return replace(self, held=self.held - {*taken} | {*given}, borders=borders)


def ground_of(place: Item, borders: Borders, also: Iterable[Subject] = ()) -> Ground:
    """The ground of `place`, in 4 queries; `also` names some who may be given something."""
    held = frozenset(_held(place))
    staff = frozenset(_staff())
    return Ground(
        place=place,
        held=held,
        borders=borders,
        people_of=_people_of({one.subject for one in held} | {*also}),
        staff=frozenset(user for user, _office in staff),
        offices=len({office for _user, office in staff}),
    )


def _held(place: Item) -> Iterable[Held]:
    """What is given at the place, above and below it."""
    near = Q(place__path__in=above(place.path)) | within(place.path, "place__")
    for path, standing, *keys in Share.objects.filter(near).values_list(
        "place__path", "standing", "user", "unit", "organisation"
    ):
        subject = next((kind, key) for kind, key in zip(SUBJECTS, keys, strict=True) if key)
        yield Held(path, subject, Standing(standing))


def _people_of(subjects: Iterable[Subject]) -> Mapping[Subject, frozenset[int]]:
    keys: dict[str, set[int]] = defaultdict(set)
    for kind, key in subjects:
        keys[kind].add(key)
    found: dict[Subject, set[int]] = defaultdict(set)
    working = User.objects.filter(at_work(), pk__in=keys["user"], is_active=True)
    for user in working.values_list("pk"):
        found["user", user[0]].add(user[0])
    units = Unit.objects.filter(Q(pk__in=keys["unit"]) | Q(organisation__in=keys["organisation"]))
    rows = units.filter(group__user__is_active=True)
    for unit, office, person in rows.values_list("pk", "organisation", "group__user"):
        found["unit", unit].add(person)
        found["organisation", office].add(person)
    return {subject: frozenset(found[subject]) for subject in subjects}


def _staff() -> Iterable[tuple[int, int]]:
    """Each of the staff, with an organisation whose staff they are."""
    key = key_of(MEMBERSHIP)
    own = OrganisationUserObjectPermission.objects.filter(
        unexpired(), permission_id=key, user__is_active=True
    )
    units = OrganisationGroupObjectPermission.objects.filter(
        unexpired(), permission_id=key, group__user__is_active=True
    )
    rows = own.values_list("user", "content_object")
    return rows.union(units.values_list("group__user", "content_object"))
