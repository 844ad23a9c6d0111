"""Seats: a service comes, leaves, and may come back; never twice at once."""

from datetime import date

import pytest

from intranet.network.actions import leave_table, take_seat
from intranet.network.models import Seat
from permissions.models import Organisation
from permissions.refusal import Refused
from tests.intranet.network.conftest import seat_of
from tests.personas import Persona

LAST = date(2026, 9, 30)


def test_service_sits_at_the_table_once(table: dict[str, Persona]) -> None:
    with pytest.raises(Refused, match="già al tavolo"):
        take_seat(seat_of("Milano").service, by=table["dino"].user, since=date(2026, 9, 7))


def test_only_services_sit_at_the_table(table: dict[str, Persona]) -> None:
    court = Organisation.objects.get(short_name="TM Milano")

    with pytest.raises(Refused, match="siedono i servizi"):
        take_seat(court, by=table["dino"].user, since=date(2026, 9, 7))


def test_service_that_left_may_come_back_after_its_last_day(table: dict[str, Persona]) -> None:
    left = leave_table(
        seat_of("Lodi"), by=table["dino"].user, until=LAST, reason="Il servizio chiude."
    )

    with pytest.raises(Refused):
        take_seat(left.service, by=table["dino"].user, since=LAST)
    again = take_seat(left.service, by=table["dino"].user, since=date(2026, 10, 1))

    assert Seat.objects.filter(service=again.service).count() == 2


@pytest.mark.parametrize(
    ("until", "reason", "field"),
    [(date(2024, 1, 1), "Il servizio chiude.", "until"), (LAST, "  ", "reason")],
)
def test_leaving_says_when_and_why(
    table: dict[str, Persona], until: date, reason: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        leave_table(seat_of("Lodi"), by=table["dino"].user, until=until, reason=reason)

    assert refused.value.field == field
    assert seat_of("Lodi").reason == ""


def test_who_left_does_not_leave_again(table: dict[str, Persona]) -> None:
    seat = leave_table(seat_of("Lodi"), by=table["dino"].user, until=LAST, reason="Chiude.")

    with pytest.raises(Refused, match="già lasciato"):
        leave_table(seat, by=table["dino"].user, until=LAST, reason="Chiude.")


def test_seat_is_held_on_its_first_and_last_day(table: dict[str, Persona]) -> None:
    leave_table(seat_of("Lodi"), by=table["dino"].user, until=LAST, reason="Chiude.")

    held = {day: Seat.objects.on(day).count() for day in (LAST, date(2026, 10, 1))}

    assert held == {LAST: 2, date(2026, 10, 1): 1}
    assert Seat.objects.on(date(2025, 1, 14)).count() == 0
