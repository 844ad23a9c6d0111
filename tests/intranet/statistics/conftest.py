"""Services at the table that bring invented figures as files."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from intranet.network.actions import take_seat
from intranet.statistics.figures.counting.tally import Number, Numbers
from intranet.statistics.filing.actions import file_cube
from intranet.statistics.filing.invented import Shape, invented
from intranet.statistics.models import Cube
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from permissions.people import add_organisation, system_user
from tests.personas import Persona

# Enough to tell of: what is worked out of all figures takes minutes.
RECORDED = {
    *("new_cases", "open_cases", "closed_cases", "visits", "waiting_time", "waiting_time_median"),
    *("open_children", "children_by_municipality", "referrals_by_territory"),
}
SPRING = Quarter(2026, 2)
WINTER = Quarter(2026, 1)


def service(name: str) -> Organisation:
    return Organisation.objects.get(short_name=name)


def add_service(name: str, **values: Any) -> Organisation:
    """A service at the table, where nobody of the demonstration works."""
    kind = Organisation.Kind.SERVICE
    added = add_organisation(
        kind, by=system_user(), name=f"Spazio Neutro di {name}", short_name=name, **values
    )
    take_seat(added, by=system_user(), since=date(2025, 1, 1))
    return added


def recorded(shape: Shape, without: str = "") -> Numbers:
    """Few figures of a quarter, `without` one of them; the others are not recorded."""
    nothing = Number(None, None)
    return {
        place: number if place[0] in RECORDED - {without} else nothing
        for place, number in invented(shape).items()
    }


def bring(
    name: str,
    by: Persona,
    quarter: Quarter = SPRING,
    shape: Shape | None = None,
    without: str = "",
) -> Cube:
    """A few figures of the service with this short name."""
    numbers = recorded(shape or Shape(), without)
    return file_cube(service(name), by=by.user, quarter=quarter, numbers=numbers)


@pytest.fixture
def table(people: dict[str, Persona]) -> Mapping[str, Persona]:
    """Milano and Lodi at the table since last year; neither keeps a case here."""
    for each in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(each, by=system_user(), since=date(2025, 1, 1))
    return people
