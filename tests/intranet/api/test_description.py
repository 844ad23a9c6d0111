"""What programs are told there is, and whatever may be sent by it: nothing fails."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from intranet.api.doors import Door
from intranet.api.interface import routes
from intranet.content.actions.placing import add
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.wsgi import application
from tests.intranet.api.programs import Program, key_of
from tests.personas import Persona

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
CHECKS = (not_a_server_error, response_schema_conformance)


@pytest.fixture(autouse=True)
def _connection_stays() -> Iterator[None]:
    """A server closes it after a request; the test holds a transaction in it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def page(section: Item, dino: Persona) -> Item:
    return add(section, by=dino.user, kind=Kind.PAGE, title="Consegne")


@schema.parametrize()
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_nothing_that_is_sent_makes_it_fail(case: Any, page: Item, dino: Persona) -> None:
    with transaction.atomic():
        headers = {"Authorization": f"Bearer {key_of(dino)}"}
        case.call_and_validate(headers=headers, checks=CHECKS)
        if case.path_parameters:
            point_at(case, page)
            case.call_and_validate(headers=headers, checks=CHECKS)
        transaction.set_rollback(True)


def point_at(case: Any, item: Item) -> None:
    """The same, asked of what is there; a change began from its version of now."""
    case.path_parameters = {"pk": item.pk}
    if isinstance(case.body, dict) and "seen" in case.body:
        case.body["seen"] = item.history.latest().pk


def test_every_route_is_described_and_says_what_opens_it() -> None:
    _, described = Program().get("openapi.json")

    doors = [(str(each.pattern), each.callback) for each in routes]
    ways = {
        (f"/api/v1/{pattern}".replace("<int:pk>", "{pk}"), method.lower())
        for pattern, door in doors
        if isinstance(door, Door)
        for method in door.ways
    }
    told = {(path, method) for path, ways in described["paths"].items() for method in ways}
    assert told == ways
    assert all(isinstance(door, Door) and door.access for _, door in doors)
