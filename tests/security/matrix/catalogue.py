"""Everything there is to ask for, by the kind of its key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db import models

from tests.security.matrix.entries import ENTRIES
from tests.security.matrix.keys import KINDS
from tests.security.matrix.kinds import kind_of
from tests.security.matrix.site import Site
from tests.security.matrix.things import Places, Rank, Thing
from tests.security.world import World
from workflows.documents.models import Transmission

# What there is in cases and on the site, and what the coordination table keeps.
ALL = {**KINDS, **ENTRIES}


class Catalogue(Places):
    """The objects of the world, each read once."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.site = Site(world.spots)
        self._keyed: dict[str, Mapping[int, Thing]] = {"": {}}
        self._at: dict[str, Thing] = {}
        self._seen: dict[str, list[Thing]] = {}

    def by_key(self, kind: str) -> Mapping[int, Thing]:
        """The objects of one kind of key, by their key."""
        if kind not in self._keyed:
            self._keyed[kind] = {thing.key: thing for thing in _ranked(ALL[kind](self))}
        return self._keyed[kind]

    def at(self, address: str) -> Thing | None:
        """The thing of the site that is read there."""
        if not self._at:
            items = self.by_key("item").values()
            self._at = {thing.record.spot.address: thing for thing in items}
        return self._at.get(address)

    def records(self, model: type[models.Model]) -> list[Thing]:
        """Every record of a model that the table speaks of."""
        name = model.__name__
        if name not in self._seen:
            self._seen[name] = [self.thing(each) for each in model._default_manager.order_by("pk")]
        return self._seen[name]

    def thing(self, record: Any) -> Thing:
        """A record as the table knows it."""
        place = self.place_of(record)
        office = place.facts.court if isinstance(record, Transmission) else ""
        model, kind = type(record).__name__, kind_of(record)
        state = getattr(record, "state", "")
        return Thing(model, record.pk, place, kind=kind, state=state, office=office)


def _ranked(things: Iterable[Thing]) -> Iterator[Thing]:
    kinds: set[tuple[str, ...]] = set()
    known: set[tuple[str, ...]] = set()
    for thing in things:
        rank = Rank.OTHER if thing.alike in known else Rank.CHOSEN
        yield replace(thing, rank=rank if thing.like in kinds else Rank.FIRST)
        kinds.add(thing.like)
        known.add(thing.alike)
