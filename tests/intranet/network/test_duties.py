"""The desk asks the table at a cost that does not grow with its rooms."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from intranet.network.duties import duties_at_table
from intranet.network.rights import asked_once, standings_of
from permissions.people import deactivate
from tests.personas import Persona

SEATS, OWN = 'SELECT "network_seat"."service_id"', '"network_seat"."service_id" IN'


def statements(persona: Persona) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(duties_at_table(persona.user))
    return [query["sql"] for query in queries]


def test_desk_of_who_is_not_of_the_network_asks_nothing_of_its_rooms(
    table: dict[str, Persona],
) -> None:
    assert len(statements(table["irene"])) == 1
    assert len(statements(table["elsa"])) == 1


def test_standings_are_read_once_for_all_rooms(table: dict[str, Persona]) -> None:
    asked = statements(table["bruno"])

    assert len([sql for sql in asked if "represent_service" in sql]) == 1
    assert len([sql for sql in asked if sql.startswith(SEATS) and OWN in sql]) == 1


def test_standings_are_read_anew_the_next_time(table: dict[str, Persona]) -> None:
    gino = table["gino"].user
    with asked_once():
        assert standings_of(gino).is_member

    deactivate(gino, by=table["tina"].user)

    with asked_once():
        assert not standings_of(gino).is_member
