"""What there is to ask for: each object with its case, its kind and its state."""

from dataclasses import dataclass, replace
from enum import IntEnum
from operator import attrgetter
from typing import Any

from tests.security.matrix import table
from tests.security.matrix.matters import Agenda
from tests.security.matrix.relations import to_office, words
from tests.security.world import Facts, Subject, World


class Rank(IntEnum):
    """The first of its kind is asked for by every method; the first of those that are alike for
    the table, wherever it can be read or written; every other, at its own page.
    """

    FIRST = 0
    CHOSEN = 1
    OTHER = 2


@dataclass(frozen=True)
class Place:
    """A case as the table knows it: its facts, and whether it is open or has ended.

    `heir` is the case that goes on with it at another service.
    """

    name: str
    number: str
    facts: Facts
    state: str
    heir: "Place | None" = None

    def words(self, subject: Subject) -> frozenset[str]:
        """What `subject` is to this case, and, after `new+`, to the one that goes on with it."""
        own = words(subject, self.facts)
        if self.state == "open" and "operator" in own:
            own |= {"operator+open"}
        there = words(subject, self.heir.facts) if self.heir else frozenset()
        return own | {f"new+{word}" for word in there}


@dataclass(frozen=True)
class Thing:
    """An object with an address. `kind` is what the table distinguishes in its model.

    `owner` is whose alone it is, or who did it; `office` the court or service it was sent to. Of
    many that are alike, not all are asked for in every way: see `Rank`.
    """

    model: str
    key: int
    place: Place
    kind: str = ""
    state: str = ""
    node: str = ""
    owner: str = ""
    office: str = ""
    word: str = ""
    rank: Rank = Rank.FIRST
    record: Any = None

    @property
    def alike(self) -> tuple[str, ...]:
        """What the table knows of it."""
        facts = (self.place.facts.service, self.place.facts.court)
        return (*self.like, self.state, self.node, self.office, *facts)

    @property
    def like(self) -> tuple[str, ...]:
        """What its page knows of it."""
        return (self.model, self.kind, self.place.state)

    def words(self, subject: Subject) -> frozenset[str]:
        """What `subject` is to it."""
        if self.model == "Transmission":
            return frozenset({to_office(subject, self.office)})
        own = self.place.words(subject)
        # A grant is on one record: on no other of the same case.
        return own - {"granted"} if self.kind == "placement" else own


class Places:
    """The cases of the world as the table knows them, and what the coordination table keeps."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.agenda = Agenda(world)
        heirs = {facts.came_from: name for name, facts in world.facts.items()}
        places = {name: self._place(name) for name in world.cases}
        self.by_name = {
            name: replace(place, heir=places.get(heirs.get(name, "")))
            for name, place in places.items()
        }
        self.places = {world.cases[name].pk: place for name, place in self.by_name.items()}

    def place_of(self, record: Any) -> Place:
        """The case that a record belongs to, by the path that the table names."""
        path = table.path_of(type(record).__name__)
        owner = attrgetter(".".join(path))(record) if path else record
        return self.places[owner.pk]

    def _place(self, name: str) -> Place:
        case = self.world.cases[name]
        return Place(name, case.number, self.world.facts[name], table.state_of(case))
