"""Who runs: everybody of the demonstration, with colleagues so that each task has several."""

from dataclasses import dataclass

from intranet.portal.demo.people import add_people
from permissions.assignment import join
from permissions.models import Organisation, User
from permissions.people import add_user, system_user
from permissions.roles import Role
from tests.personas import Persona

# Who shares the office of whom: name, role, and the short name of where.
COLLEAGUES = (
    ("bice", Role.COORDINATOR, "Milano"),
    ("gaia", Role.HEAD, "Milano"),
    ("sofia", Role.FRONT_OFFICE, "Milano"),
    ("ivo", Role.REFERRER, "Municipio 2"),
    ("enzo", Role.CLERK, "TM Milano"),
    ("ugo", Role.HEAD, "Lodi"),
    ("delia", Role.PROVINCE, "Città metropolitana"),
)


@dataclass(frozen=True)
class Town:
    """Everybody, by name."""

    people: dict[str, User]

    def __getitem__(self, name: str) -> Persona:
        return Persona(self.people[name])

    def newcomer(self, name: str, role: Role, office: str) -> User:
        """One more who works in `office` (its short name)."""
        user = add_user(name, "", first_name=name.title(), last_name="Collega")
        join(organisation(office), user, role, by=system_user())
        return user


def organisation(short_name: str) -> Organisation:
    return Organisation.objects.get(short_name=short_name)


def people_the_town() -> Town:
    """Add everybody to an empty database."""
    town = Town(add_people())
    for name, role, office in COLLEAGUES:
        town.people[name] = town.newcomer(name, role, office)
    return town
