import datetime as dt
from dataclasses import replace

import pytest
from time_machine import Traveller

from permissions.models import User
from tests.personas import Persona, on, receive
from tests.workflows.cases.actions.orders import amend
from tests.workflows.cases.bookings import against, booked, booking, fields
from workflows.cases.entries import PersonEntry
from workflows.cases.enums import Level
from workflows.cases.models import Case, Person, Room

LUCA = "luca"


def other_room(case: Case) -> Room:
    return Room.objects.filter(service=case.service).order_by("name")[1]


def other_operator() -> User:
    return User.objects.get(username=LUCA)


def other_case(sara: Persona) -> Case:
    return receive(sara, rg_number=99)


def test_ordinary_visit_meets_no_objection(case: Case) -> None:
    assert fields(booking(case)) == []


MOMENTS = [
    (on("2026-09-14", "09:00"), 60, []),
    (on("2026-09-14", "08:59"), 60, ["first"]),
    (on("2026-09-14", "18:00"), 60, []),
    (on("2026-09-14", "18:01"), 60, ["first"]),
    (on("2026-09-14", "23:30"), 60, ["first"]),
    (on("2026-09-19", "15:00"), 60, []),  # Saturday
    (on("2026-09-20", "15:00"), 60, ["first"]),  # Sunday
    (on("2026-12-07", "15:00"), 60, ["first"]),  # Sant'Ambrogio, Milan's patron
    (on("2026-12-08", "15:00"), 60, ["first"]),
    (on("2026-12-25", "15:00"), 60, ["first"]),
    (on("2027-01-01", "15:00"), 60, ["first"]),
    (on("2027-01-02", "15:00"), 60, []),
    (on("2026-09-07", "09:59"), 60, ["first"]),  # a minute ago
    (on("2026-09-14", "15:00"), 61, ["minutes"]),
    (on("2027-03-03", "15:00"), 60, []),  # the last day of the order
    (on("2027-03-04", "15:00"), 60, ["first"]),
]


def test_visit_keeps_to_hours_days_and_length(case: Case) -> None:
    found = [
        fields(booking(case, starts_at=moment, minutes=minutes)) for moment, minutes, _ in MOMENTS
    ]

    assert found == [expected for _, _, expected in MOMENTS]


@pytest.mark.parametrize(
    ("minimum", "level", "expected"),
    [
        ("facilitated", Level.PROTECTED, []),
        ("facilitated", Level.FACILITATED, []),
        ("facilitated", Level.PARTIAL, ["level"]),
        ("protected", Level.AUTONOMY, ["level"]),
        ("autonomy", Level.AUTONOMY, []),
    ],
)
def test_visit_is_never_below_the_level_of_the_order(
    sara: Persona, minimum: str, level: Level, expected: list[str], people: dict[str, Persona]
) -> None:
    case = receive(sara, order={"level": minimum})

    assert fields(booking(case, people["ada"].user, level=level)) == expected


def test_visit_before_the_order_takes_effect_is_objected_to(sara: Persona) -> None:
    case = receive(sara, order={"effective_from": dt.date(2026, 9, 15)})

    assert fields(booking(case, starts_at=on("2026-09-14", "15:00"))) == ["first"]
    assert fields(booking(case, starts_at=on("2026-09-15", "15:00"))) == []


def test_visit_is_judged_by_the_order_of_its_day(case: Case, sara: Persona) -> None:
    second = amend(case, sara, issued_on=dt.date(2026, 9, 5), effective_from=dt.date(2026, 9, 21))
    first = case.current_order()

    assert fields(booking(case, order=first, starts_at=on("2026-09-19", "15:00"))) == []
    assert fields(booking(case, order=first, starts_at=on("2026-09-21", "15:00"))) == ["first"]
    assert fields(booking(case, order=second, starts_at=on("2026-09-21", "15:00"))) == []


@pytest.mark.parametrize("standing", ["excluded", "carer"])
def test_visit_with_who_is_not_authorised_is_objected_to(sara: Persona, standing: str) -> None:
    grandfather = PersonEntry("Aldo", "Rossi", None, "grandfather", standing)
    father = PersonEntry("Marco", "Rossi", None, "father", "authorised")
    case = receive(sara, adults=(father, grandfather))

    assert fields(booking(case, visitor=Person.objects.get(first_name="Aldo"))) == ["visitor"]


def test_visit_with_a_person_of_another_case_is_objected_to(case: Case, sara: Persona) -> None:
    stranger = Person.objects.get(case=other_case(sara), first_name="Marco")

    assert fields(booking(case, visitor=stranger)) == ["visitor"]


def test_visit_in_a_room_of_another_service_is_objected_to(case: Case, carla: Persona) -> None:
    room = Room.objects.get(service__short_name="Lodi")

    assert fields(booking(case, room=room)) == ["room"]


@pytest.mark.parametrize(
    ("frequency", "days", "expected"),
    [
        ("weekly", 7, []),
        ("weekly", 6, ["first"]),
        ("weekly", -7, []),
        ("weekly", -5, ["first"]),
        ("fortnightly", 14, []),
        ("fortnightly", 13, ["first"]),
        ("monthly", 28, []),
        ("monthly", 27, ["first"]),
        ("twice_a_week", 3, []),
        ("twice_a_week", 2, ["first"]),
    ],
)
def test_visit_is_never_more_frequent_than_the_order(
    sara: Persona, frequency: str, days: int, expected: list[str]
) -> None:
    case = receive(sara, order={"frequency": frequency, "expires_on": None})
    middle = on("2026-10-20", "15:00")
    booked(booking(case, starts_at=middle))

    assert fields(booking(case, starts_at=middle + dt.timedelta(days=days))) == expected


@pytest.mark.parametrize(("day", "expected"), [("2026-09-21", ["first"]), ("2026-09-22", [])])
def test_twice_a_week_is_never_three_times_in_seven_days(
    sara: Persona, day: str, expected: list[str]
) -> None:
    case = receive(sara, order={"frequency": "twice_a_week"})
    for taken in ("2026-09-15", "2026-09-18"):
        booked(booking(case, starts_at=on(taken, "15:00")))

    assert fields(booking(case, starts_at=on(day, "15:00"))) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("cancelled", []),
        ("absence", []),
        ("proposed", ["first"]),
        ("held", ["first"]),
        ("interrupted", ["first"]),
        ("refused", ["first"]),
    ],
)
def test_visit_that_did_not_happen_takes_nobodys_turn(
    case: Case, state: str, expected: list[str]
) -> None:
    booked(booking(case), state=state)

    assert fields(booking(case, starts_at=on("2026-09-16", "15:00"))) == expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        ("13:59", []),
        ("14:00", []),
        ("14:01", ["room"]),
        ("15:30", ["room"]),
        ("15:59", ["room"]),
        ("16:00", []),
        ("16:01", []),
    ],
)
def test_room_holds_one_visit_at_a_time(
    case: Case, sara: Persona, hour: str, expected: list[str]
) -> None:
    booked(booking(other_case(sara), operator=other_operator()))

    assert fields(booking(case, starts_at=on("2026-09-14", hour))) == expected


@pytest.mark.parametrize(
    ("hour", "expected"), [("14:00", []), ("14:30", ["operator"]), ("16:00", [])]
)
def test_operator_leads_one_visit_at_a_time(
    case: Case, sara: Persona, hour: str, expected: list[str]
) -> None:
    booked(booking(other_case(sara)))

    wanted = booking(case, room=other_room(case), starts_at=on("2026-09-14", hour))
    assert fields(wanted) == expected


@pytest.mark.parametrize(("hour", "expected"), [("16:29", ["first"]), ("16:30", [])])
def test_people_of_one_family_come_half_an_hour_apart(
    sara: Persona, hour: str, expected: list[str], people: dict[str, Persona]
) -> None:
    grandmother = PersonEntry("Rita", "Rossi", None, "grandmother", "authorised")
    father = PersonEntry("Marco", "Rossi", None, "father", "authorised")
    case = receive(sara, adults=(father, grandmother))
    rita = Person.objects.get(first_name="Rita")
    booked(booking(case))

    wanted = booking(case, visitor=rita, room=other_room(case), operator=other_operator())
    assert fields(replace(wanted, starts_at=on("2026-09-14", hour))) == expected


def test_objections_are_said_all_at_once_in_words(
    case: Case, sara: Persona, clock: Traveller
) -> None:
    clock.move_to(on("2026-09-21"))
    sunday = on("2026-09-13", "15:00")
    booked(booking(other_case(sara), starts_at=sunday))

    found = against(booking(case, level=Level.VIDEO, minutes=90, starts_at=sunday))

    assert [str(objection.message) for objection in found] == [
        "Il provvedimento chiede almeno il livello «Protetto».",
        "Il provvedimento concede al massimo 60 minuti.",
        "Il momento scelto è già passato.",
        "Il servizio è chiuso in questo giorno.",
        "La sala è già occupata a quest'ora.",
        "L'operatore ha già un incontro a quest'ora.",
    ]


def test_order_without_a_frequency_plans_nothing(sara: Persona) -> None:
    case = receive(sara, order={"frequency": ""})

    assert fields(booking(case)) == ["first"]
