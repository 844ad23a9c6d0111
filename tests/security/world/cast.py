"""Everybody who could ask: those of the demonstration, and those who have no business here."""

from dataclasses import dataclass
from typing import Literal

from intranet.portal.demo.people import add_people
from permissions.assignment import join
from permissions.models import Organisation
from permissions.people import add_organisation, add_user, system_user
from permissions.roles import Role
from tests.personas import Persona
from workflows.cases.actions.rooms import add_room

Standing = Literal["in office", "left", "deactivated"]

# Each service begins its numbers elsewhere, so that a number says whose case it is.
FIRST_NUMBERS = {"Milano": 4100, "Lodi": 5200, "Piacenza": 6300}


@dataclass(frozen=True)
class Subject:
    """One who asks. Without a name: a visitor who is not signed in."""

    name: str
    role: str = ""
    office: str = ""
    standing: Standing = "in office"


def _at(role: Role, office: str, *names: str) -> list[Subject]:
    return [Subject(name, role, office) for name in names]


SUBJECTS = (
    Subject(""),
    *_at(Role.FRONT_OFFICE, "Milano", "sara"),
    *_at(Role.OPERATOR, "Milano", "ada", "luca", "fabio"),
    # Who stands in for an absent colleague, and who did; who broke the glass, and who had.
    *_at(Role.OPERATOR, "Milano", "stella", "sofia", "emma", "elio"),
    Subject("mara", Role.OPERATOR, "Milano", "left"),
    Subject("dario", Role.OPERATOR, "Milano", "deactivated"),
    *_at(Role.COORDINATOR, "Milano", "bruno"),
    *_at(Role.HEAD, "Milano", "gino"),
    *_at(Role.RECEPTION, "Milano", "rita"),
    *_at(Role.AUDITOR, "Milano", "aldo"),
    *_at(Role.ADMINISTRATOR, "Milano", "tina"),
    # One was called to a visit that is over, one to a visit of today.
    *_at(Role.INTERPRETER, "Milano", "ines", "ivo"),
    *_at(Role.FRONT_OFFICE, "Lodi", "pia"),
    *_at(Role.OPERATOR, "Lodi", "nora"),
    *_at(Role.COORDINATOR, "Lodi", "carla"),
    *_at(Role.HEAD, "Lodi", "olga"),
    *_at(Role.FRONT_OFFICE, "Piacenza", "fede"),
    *_at(Role.OPERATOR, "Piacenza", "omar"),
    *_at(Role.COORDINATOR, "Piacenza", "vera"),
    *_at(Role.HEAD, "Piacenza", "ugo"),
    *_at(Role.REFERRER, "Municipio 2", "irene"),
    *_at(Role.REFERRER, "Sociale Lodi", "teo"),
    *_at(Role.CLERK, "TM Milano", "elsa"),
    *_at(Role.CLERK, "Tribunale Monza", "furio"),
    *_at(Role.PROVINCE, "Città metropolitana", "dino"),
)


def add_everybody() -> dict[str, Persona]:
    """Add the people of the demonstration, a service outside the province, and those missing."""
    users = dict(add_people())
    _add_outsiders()
    for name, first in FIRST_NUMBERS.items():
        Organisation.objects.filter(short_name=name).update(number_year=2026, number_last=first)
    for subject in SUBJECTS:
        if subject.name and subject.name not in users:
            office = Organisation.objects.get(short_name=subject.office)
            user = add_user(subject.name, "", first_name=subject.name.title(), last_name="Prova")
            join(office, user, Role(subject.role), by=system_user())
            users[subject.name] = user
    return {name: Persona(user) for name, user in users.items()}


def _add_outsiders() -> None:
    by = system_user()
    kind = Organisation.Kind.SERVICE
    place = {"name": "Spazio Neutro di Piacenza", "municipality": "Piacenza"}
    service = add_organisation(kind, by=by, short_name="Piacenza", **place)
    add_room(service, by=by, name="Sala del tiglio")
