"""The table: the services of the demonstration with their seats."""

from datetime import date

import pytest

from intranet.network.actions import take_seat
from intranet.network.models import Seat
from permissions.models import Organisation
from tests.personas import Persona

SINCE = date(2025, 1, 15)


def seat_of(name: str) -> Seat:
    """The open seat of the service with this short name."""
    return Seat.objects.get(service__short_name=name, until=None)


@pytest.fixture
def table(people: dict[str, Persona]) -> dict[str, Persona]:
    """Everybody, with Milano and Lodi at the table since a year and a half."""
    for service in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(service, by=people["dino"].user, since=SINCE)
    return people
