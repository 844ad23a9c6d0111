"""Two services and four people: enough for what knows no case."""

from typing import Any

import pytest

from permissions.assignment import join
from permissions.models import Organisation
from permissions.people import add_organisation, add_user, system_user
from permissions.roles import Role
from tests.personas import Persona

PEOPLE = {
    "sara": ("Milano", Role.FRONT_OFFICE),
    "luca": ("Milano", Role.FRONT_OFFICE),
    "ada": ("Milano", Role.OPERATOR),
    "pia": ("Lodi", Role.FRONT_OFFICE),
}


def add_service(name: str) -> Organisation:
    return add_organisation(Organisation.Kind.SERVICE, by=system_user(), name=name, short_name=name)


@pytest.fixture
def people(db: Any, clock: Any) -> dict[str, Persona]:
    """Sara and Luca register orders in Milan; Ada does not, and Pia does in another service."""
    services = {name: add_service(name) for name in ("Milano", "Lodi")}
    personas = {name: Persona(add_user(name, "", first_name=name.title())) for name in PEOPLE}
    for name, (where, role) in PEOPLE.items():
        join(services[where], personas[name].user, role, by=system_user())
    return personas


@pytest.fixture
def service(people: dict[str, Persona]) -> Organisation:
    """The service of Milan."""
    return Organisation.objects.get(name="Milano")


@pytest.fixture
def elsewhere(people: dict[str, Persona]) -> Organisation:
    """The service of Lodi."""
    return Organisation.objects.get(name="Lodi")
