"""What one is at the table, and that it ends at once."""

from datetime import date

import pytest
import time_machine

from intranet.network.actions import leave_table
from intranet.network.exchange.actions import ask
from intranet.network.models import Seat
from intranet.network.rights import standings_of
from permissions.administration import end_role
from permissions.models import Membership
from permissions.people import deactivate
from permissions.policy import visible_to
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.training.courses import joined, organised
from tests.personas import Persona, on


@pytest.mark.parametrize(
    ("name", "is_member", "is_representative", "coordinates"),
    [
        ("dino", True, False, True),
        ("gino", True, True, False),
        ("bruno", True, True, False),
        ("carla", True, True, False),
        ("ada", True, False, False),
        ("sara", True, False, False),
        ("rita", True, False, False),
        ("irene", False, False, False),
        ("elsa", False, False, False),
        ("ines", False, False, False),
    ],
)
def test_standings_follow_the_offices(
    table: dict[str, Persona],
    name: str,
    is_member: bool,
    is_representative: bool,
    coordinates: bool,
) -> None:
    found = standings_of(table[name].user)

    assert found.is_member == is_member
    assert found.is_representative == is_representative
    assert found.coordinates == coordinates


def test_members_see_the_seats_and_others_do_not(table: dict[str, Persona]) -> None:
    seen = {
        name: visible_to(table[name].user, Seat.objects.all()).count()
        for name in ("ada", "carla", "dino", "irene", "elsa", "ines")
    }

    assert seen == {"ada": 2, "carla": 2, "dino": 2, "irene": 0, "elsa": 0, "ines": 0}


def test_staff_of_a_service_that_left_belong_to_the_network_no_more(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    seat = seat_of("Lodi")
    leave_table(seat, by=table["dino"].user, until=date(2026, 9, 30), reason="Chiude.")
    assert table["carla"].sees(seat)

    clock.move_to(on("2026-10-01"))

    assert not table["carla"].sees(seat)
    assert not standings_of(table["carla"].user).is_representative
    assert table["dino"].sees(seat)


def test_standings_end_with_the_role_and_with_the_account(table: dict[str, Persona]) -> None:
    bruno, carla = table["bruno"].user, table["carla"].user
    end_role(bruno, Membership.objects.get(user=bruno), by=table["tina"].user)
    deactivate(carla, by=table["tina"].user)

    assert not standings_of(bruno).is_member
    carla.refresh_from_db()
    assert not standings_of(carla).is_member


def test_only_who_coordinates_ends_a_seat(table: dict[str, Persona]) -> None:
    seat = seat_of("Lodi")

    able = {name for name in table if table[name].may("network.end_seat", seat)}

    assert able == {"dino"}


def test_service_that_left_reads_what_was_its_own_and_does_nothing_more(
    table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    carla, dino = table["carla"], table["dino"]
    question = ask(by=carla.user, title="Chi apre?", text="Al mattino presto.", tags="")
    course = organised(carla.user, "Lodi")
    [going] = joined(course, carla)
    assert carla.may("exchange.settle_question", question)
    assert carla.may("training.run_course", course)
    leave_table(seat_of("Lodi"), by=dino.user, until=date(2026, 9, 30), reason="Chiude.")

    clock.move_to(on("2026-10-01"))

    assert not carla.may("exchange.settle_question", question)
    assert not carla.may("training.run_course", course)
    assert carla.sees(course)
    assert carla.sees(going)
    assert dino.may("training.run_course", course)
