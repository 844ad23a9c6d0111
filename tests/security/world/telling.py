"""Tells the life of a case through the real forms, as far as its story goes."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from intranet.content.models import Item
from permissions.models import Organisation, User
from tests.personas import MONDAY, ORDER, Persona, receive
from tests.security.world.canaries import Mint
from tests.security.world.facts import Facts
from tests.security.world.spots import Spot
from tests.security.world.typed import filed, reached, typed
from workflows.cases.actions.people import set_contacts
from workflows.cases.entries import PersonEntry, Proceeding
from workflows.cases.models import Case, Room

Entry = Callable[[Mint, str], PersonEntry]


@dataclass(frozen=True)
class Crew:
    """Who works on a case, by user name."""

    front_office: str
    operator: str
    coordinator: str
    head: str


MILAN = Crew("sara", "ada", "bruno", "gino")
LODI = Crew("pia", "nora", "carla", "olga")
PIACENZA = Crew("fede", "omar", "vera", "ugo")
BORN = {"child": dt.date(2014, 3, 1), "adult": dt.date(1975, 1, 1)}


@dataclass
class Telling:
    """The stories told so far; people act under their user names."""

    people: Mapping[str, Persona]
    mint: Mint
    cases: dict[str, Case] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    # Of the site: things by their name, where they were read before, and a key for each person.
    items: dict[str, Item] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    # Of the coordination table: each thing by its name, with what it is.
    table: dict[str, tuple[str, Any]] = field(default_factory=dict)
    papers: list[Spot] = field(default_factory=list)

    def opens(
        self,
        name: str,
        crew: Crew,
        *,
        referrer: str = "Municipio 2",
        court: str = "TM Milano",
        order: Mapping[str, Any] | None = None,
        children: int = 1,
        visitors: tuple[str, ...] = ("father",),
    ) -> None:
        """Register the order; a mother brings the child."""
        adults = [self._adult(name, kin, "authorised") for kin in visitors]
        case = receive(
            self.people[crew.front_office],
            referrer=Organisation.objects.get(short_name=referrer),
            order={**self._order(name), **(order or {})},
            children=[self._child(name) for _ in range(children)],
            adults=[*adults, self._adult(name, "mother", "carer")],
            reasons=("conflict", "violence"),
            proceeding=self._proceeding(name, court),
            pdf=filed(self.mint, name),
        )
        self.cases[name] = case
        self.facts[name] = Facts(case.service.short_name, referrer, court)
        for person in case.people.adults():
            set_contacts(person, by=self.user(crew.front_office), **reached(self.mint, name))

    def does(self, who: str, step: str, name: str, about: str = "", **chosen: Any) -> None:
        case = self.cases[name]
        changes = typed(self.mint, name, case, step, chosen)
        self.people[who].does(step, case, about, **changes)

    def belongs(self, name: str, *operators: str, former: tuple[str, ...] = ()) -> None:
        """Say who works on the case from here on, and who did before."""
        kept = self.facts[name].former | frozenset(former)
        self.says(name, operators=frozenset(operators), former=kept)

    def says(self, name: str, **facts: Any) -> None:
        """Say what is true of the case from here on."""
        self.facts[name] = replace(self.facts[name], **facts)

    def keeps(self, name: str, kind: str, record: Any) -> None:
        """Remember a thing of the coordination table under this name."""
        self.table[name] = (kind, record)

    def kept(self, name: str) -> Any:
        """A thing of the coordination table, as it stands now."""
        record = self.table[name][1]
        return type(record)._default_manager.get(pk=record.pk)

    def user(self, name: str) -> User:
        return self.people[name].user

    def room(self, name: str) -> Room:
        return Room.objects.filter(service=self.cases[name].service).order_by("name")[0]

    def _order(self, name: str) -> dict[str, Any]:
        """An ordinary order that says all that an order can say."""
        texts = ("section", "legal_bases", "place", "progression", "progression_by")
        said = (*texts, "curator", "guardian")
        days = {"next_hearing_on": dt.date(2026, 12, 1), "protected_until": dt.date(2028, 4, 1)}
        return {
            **ORDER,
            **{each: self.mint.text(f"CourtOrder.{each}", name) for each in said},
            **{each: self.mint.day(f"CourtOrder.{each}", name, d) for each, d in days.items()},
            "notified_on": MONDAY.date(),
            "report_days": 90,
            "is_urgent": True,
            "mentions_violence": True,
            "has_secret_address": True,
        }

    def _proceeding(self, name: str, court: str) -> Proceeding:
        office = Organisation.objects.get(short_name=court)
        return Proceeding(office, "vg", self.mint.number("Case.rg_number", name), 2026)

    def _child(self, name: str) -> PersonEntry:
        return PersonEntry(*self._names(name, "child"))

    def _adult(self, name: str, kin: str, standing: str) -> PersonEntry:
        return PersonEntry(*self._names(name, "adult"), kin, standing)

    def _names(self, name: str, kind: str) -> tuple[str, str, dt.date]:
        return (
            self.mint.name("Person.first_name", name),
            self.mint.name("Person.last_name", name),
            self.mint.day("Person.birth_date", name, BORN[kind]),
        )
