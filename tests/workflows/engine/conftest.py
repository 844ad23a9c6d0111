"""What the tests of the engine stand on: two services and four people."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

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


@pytest.fixture
def people(db: Any, clock: Any) -> dict[str, Persona]:
    """Two services. Sara and Luca may be asked in Milan; Ada may not, nor Pia of the other one."""
    services = {
        name: add_organisation(
            Organisation.Kind.SERVICE, by=system_user(), name=name, short_name=name
        )
        for name in ("Milano", "Lodi")
    }
    personas = {name: Persona(add_user(name, "", first_name=name.title())) for name in PEOPLE}
    for name, (where, role) in PEOPLE.items():
        join(services[where], personas[name].user, role, by=system_user())
    return personas


@pytest.fixture
def service(people: dict[str, Persona]) -> Organisation:
    """The service of Milan."""
    return Organisation.objects.get(name="Milano")


@pytest.fixture
def on_disk(transactional_db: Any, tmp_path: Path) -> Iterator[None]:
    """A database that several connections can write: PostgreSQL, or SQLite in a file.

    The suite's SQLite lives in memory, where writers do not queue.
    """
    memory = connections["default"]
    if memory.vendor != "sqlite":
        yield
        return
    named, path = memory.settings_dict["NAME"], tmp_path / "together.sqlite3"
    memory.cursor().execute("VACUUM INTO %s", [str(path)])
    memory.settings_dict["NAME"] = path
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    memory.settings_dict["NAME"] = named
    connections["default"] = memory
