"""Who sees a thing now, and who would see it in each of the states it may be taken to."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.models.tree import within
from intranet.content.publication import Transition
from intranet.content.rights.audience import Audience
from intranet.content.rights.ground import Ground
from intranet.content.rights.opening import opening
from intranet.content.rights.reach import outermost
from permissions.publishing import State


@dataclass(frozen=True)
class Effect:
    """Who would see the thing after `step`; of what is below it, how much opens and closes."""

    step: Transition
    audience: Audience
    opened: int
    closed: int


def effects(ground: Ground, steps: Iterable[Transition]) -> Iterator[Effect]:
    """In one query for each of `steps`, and in up to four for a folder."""
    for step in steps:
        then = in_state(ground, step.target)
        change = opening(ground, then, below=True) if ground.place.is_folder() else None
        yield Effect(
            step,
            Audience.of(then),
            change.opened if change else 0,
            change.closed if change else 0,
        )


def in_state(ground: Ground, state: State) -> Ground:
    """The ground as it would be with its place in `state`; one query for a folder that opens."""
    place = copy(ground.place)
    place.state = state
    if not place.is_folder():
        return replace(ground, place=place)
    private = {*ground.borders.private} - {place.path}
    private |= {place.path} if state == State.PRIVATE else _private_below(place)
    return replace(ground, place=place, borders=replace(ground.borders, private=outermost(private)))


def _private_below(place: Item) -> set[str]:
    folders = Item.objects.parting().filter(kind=Kind.FOLDER, state=State.PRIVATE)
    found = folders.filter(within(place.path)).exclude(pk=place.pk)
    return {*found.values_list("path", flat=True)}
