"""What the tests of the ground floor stand on."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from permissions.assignment import assign, join, open_to, unit_of
from permissions.models import Organisation
from permissions.people import add_organisation, add_user, system_user
from permissions.roles import SERVICE_WIDE, Role
from tests.offices import *  # noqa: F403  (two services and four people)
from tests.personas import Persona
from workflows.cases.models import Case

append_only = import_module("permissions.migrations.0002_append_only")


def add_case(service: Organisation, rg_number: int = 1) -> Case:
    """A bare case of `service`, open to those who work on every case of it."""
    referrer, court = (
        add_organisation(kind, by=system_user(), name=f"{kind.label} {rg_number}")
        for kind in (Organisation.Kind.REFERRER, Organisation.Kind.COURT)
    )
    case = Case.objects.create(
        number=f"2026/{rg_number:04}",
        service=service,
        referrer=referrer,
        court=court,
        register="vg",
        rg_number=rg_number,
        rg_year=2026,
    )
    open_to(case, [unit_of(service, role) for role in SERVICE_WIDE])
    open_to(case, [unit_of(referrer, Role.REFERRER)])
    return case


@pytest.fixture
def case(service: Organisation) -> Case:
    """A case of the service of Milan: an object whose rights depend on its state."""
    return add_case(service)


@pytest.fixture
def other_case(elsewhere: Organisation) -> Case:
    """A case of the service of Lodi."""
    return add_case(elsewhere, rg_number=2)


@pytest.fixture
def rosa(service: Organisation, ada: Persona) -> Persona:
    """A second operator of the service of Milan."""
    rosa = Persona(add_user("rosa", "", first_name="Rosa"))
    join(service, rosa.user, Role.OPERATOR, by=ada.user)
    return rosa


@pytest.fixture
def hers(case: Case, ada: Persona) -> Case:
    """The case of Ada."""
    assign(case, ada.user, Role.OPERATOR, by=ada.user)
    return case


@pytest.fixture
def unlocked(db: None) -> Iterator[None]:
    """The log without the triggers that protect it, as one with a hand in the database has it."""
    connection.check_constraints()
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        undo = append_only.POSTGRESQL_UNDO if postgresql else append_only.SQLITE_UNDO
        for statement in undo:
            cursor.execute(statement)
        yield


@pytest.fixture
def locks_asked(db: None, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """How each lock on a row is asked for, of a database that has them; it grants none."""
    asked: list[dict[str, Any]] = []

    def sql(**how: Any) -> str:
        asked.append(how)
        return ""

    monkeypatch.setattr(connection.features, "has_select_for_update", True)
    monkeypatch.setattr(connection.features, "has_select_for_no_key_update", True)
    monkeypatch.setattr(connection.ops, "for_update_sql", sql)
    return asked
