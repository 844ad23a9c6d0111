"""What a change at a place, of rights or of state, would open and close, before it is saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Value, When

from intranet.content.models import Item
from intranet.content.models.tree import within
from intranet.content.rights.audience import VIEW, People, named_of, people
from intranet.content.rights.ground import Ground, Thing
from permissions.publishing import Standing, State


@dataclass(frozen=True)
class Opening:
    """Those who would see more and those who would see less, and of how many contents."""

    gaining: People
    opened: int
    losing: People
    closed: int
    loses: frozenset[int]

    @property
    def changes_nothing(self) -> bool:
        return not self.opened and not self.closed


@dataclass(frozen=True)
class Heap:
    """So many things that the rules do not tell apart."""

    thing: Thing
    number: int


def opening(before: Ground, after: Ground, *, below: bool = False) -> Opening:
    """In two queries, however many things stand below the place; of these alone if `below`.

    What opens to anybody, or closes, is counted; who comes by is not.
    """
    gaining: set[int] = set()
    losing: set[int] = set()
    opened = closed = 0
    for heap in _heaps(below, before, after):
        was, will = (each.is_open(VIEW, heap.thing, Standing.ANYBODY) for each in (before, after))
        if was and will:
            continue
        then, now = before.who(VIEW, heap.thing), after.who(VIEW, heap.thing)
        gaining |= now - then
        losing |= then - now
        opened += heap.number * bool(now - then or will)
        closed += heap.number * bool(then - now or was)
    named = named_of(gaining | losing)
    return Opening(people(gaining, named), opened, people(losing, named), closed, frozenset(losing))


def _heaps(below: bool, *grounds: Ground) -> Iterable[Heap]:
    """All at the place and below, or only below, by where rights part, table, state and author."""
    place = grounds[0].place
    borders = sorted(_borders(grounds), key=len, reverse=True)
    arms = [When(within(path), then=Value(number)) for number, path in enumerate(borders)]
    region = Case(*arms, default=Value(-1), output_field=IntegerField())
    things = Item.objects.below(place) if below else Item.objects.within(place)
    rows = (
        things.filter(binned_at=None)
        .order_by()
        .annotate(region=region)
        .values_list("region", "phase", "owner")
        .annotate(number=Count("pk"))
    )
    for region_of, phase, owner, number in rows:
        table, state = phase.split(".")
        path = borders[region_of] if region_of >= 0 else place.path
        yield Heap(Thing(path, table, State(state), owner), number)


def _borders(grounds: Iterable[Ground]) -> set[str]:
    """The paths at the place and below at which rights part."""
    found: set[str] = set()
    for ground in grounds:
        parts = ground.borders
        paths = (
            *parts.binned_folders,
            *parts.private,
            *parts.cut,
            *(one.path for one in ground.held),
        )
        found |= {path for path in paths if path.startswith(ground.place.path)}
    return found
