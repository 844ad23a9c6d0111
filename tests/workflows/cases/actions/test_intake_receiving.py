import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from time_machine import Traveller

from permissions.models import Organisation
from tests.personas import CHILDREN, FATHER, MOTHER, ORDER, Persona, on
from tests.refusals import refused
from tests.workflows.cases.actions.orders import receive
from workflows.cases.entries import PersonEntry, Proceeding
from workflows.cases.models import Case

DAY = dt.timedelta(days=1)
ISSUED: dt.date = ORDER["issued_on"]


def court(short_name: str = "TM Milano") -> Organisation:
    return Organisation.objects.get(short_name=short_name)


def test_number_grows_by_one_in_its_service(sara: Persona, pia: Persona) -> None:
    milan = [receive(sara, rg_number=number).number for number in (1, 2)]
    lodi = receive(pia, rg_number=1).number

    assert milan == ["2026/0001", "2026/0002"]
    assert lodi == "2026/0001"


def test_number_begins_anew_with_the_year_of_milan(sara: Persona, clock: Traveller) -> None:
    receive(sara, rg_number=1)

    clock.move_to(dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC))

    assert receive(sara, rg_number=2).number == "2027/0001"


def test_refused_order_leaves_no_gap_in_the_numbers(sara: Persona) -> None:
    receive(sara, rg_number=1)
    with refused("rg_number"):
        receive(sara, rg_number=1)

    assert receive(sara, rg_number=2).number == "2026/0002"


IMPOSSIBLE_DATES: list[tuple[str, dict[str, Any]]] = [
    ("issued_on", {"issued_on": None}),
    ("issued_on", {"issued_on": dt.date(2026, 9, 8)}),
    ("expires_on", {"expires_on": ISSUED - DAY}),
    ("expires_on", {"expires_on": ISSUED + DAY, "effective_from": ISSUED + 2 * DAY}),
    ("effective_from", {"effective_from": ISSUED - DAY}),
    ("protected_until", {"protected_until": ISSUED - DAY}),
    ("notified_on", {"notified_on": ISSUED - DAY}),
    ("notified_on", {"notified_on": dt.date(2026, 9, 8)}),
    ("next_hearing_on", {"next_hearing_on": ISSUED - DAY}),
]


def test_order_with_impossible_dates_is_refused(sara: Persona) -> None:
    for field, changes in IMPOSSIBLE_DATES:
        with refused(field):
            receive(sara, order=changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"issued_on": dt.date(2026, 9, 7)},
        {"expires_on": ISSUED, "effective_from": ISSUED, "notified_on": ISSUED},
        {"protected_until": ISSUED},
    ],
)
def test_order_may_begin_and_end_on_the_day_of_its_issue(
    sara: Persona, changes: dict[str, Any]
) -> None:
    assert receive(sara, order=changes).orders.count() == 1


IMPOSSIBLE_PEOPLE: list[tuple[str, dict[str, Any]]] = [
    ("children", {"children": ()}),
    ("adults", {"adults": ()}),
    ("adults", {"adults": (MOTHER,)}),
    ("adults", {"adults": (FATHER, PersonEntry("", "Bianchi", None, "mother", "carer"))}),
    ("adults", {"adults": (FATHER, PersonEntry(" \t", "\u200b", None, "", "excluded"))}),
    ("children", {"children": (PersonEntry("Giulia", "  "),)}),
    ("children", {"children": (PersonEntry("Giulia", "Rossi", dt.date(2026, 9, 8)),)}),
    ("adults", {"adults": (FATHER, replace(FATHER, standing="excluded"))}),
    ("adults", {"adults": (FATHER, PersonEntry(" MARCO ", "rossi", None, "", "excluded"))}),
    ("adults", {"adults": (replace(MOTHER, standing="authorised"), MOTHER)}),
    ("adults", {"adults": (FATHER, replace(CHILDREN[0], standing="excluded"))}),
]


def test_order_with_impossible_people_is_refused(sara: Persona) -> None:
    for field, named in IMPOSSIBLE_PEOPLE:
        with refused(field):
            receive(sara, **named)


@pytest.mark.parametrize(
    ("field", "proceeding"), [("rg_number", ("vg", 0, 2026)), ("rg_year", ("vg", 1, 2027))]
)
def test_proceeding_that_no_register_bears_is_refused(
    sara: Persona, field: str, proceeding: tuple[str, int, int]
) -> None:
    with refused(field):
        receive(sara, proceeding=Proceeding(court(), *proceeding))


def test_proceeding_of_an_open_case_offers_that_case(sara: Persona, case: Case) -> None:
    with refused("rg_number", says=case.number) as refusal:
        receive(sara)

    assert refusal.value.offer == case


@pytest.mark.parametrize(
    ("office", "register", "number", "year"),
    [
        ("Tribunale Monza", "vg", 1234, 2026),
        ("TM Milano", "adoption", 1234, 2026),
        ("TM Milano", "vg", 1235, 2026),
        ("TM Milano", "vg", 1234, 2025),
    ],
)
def test_proceeding_is_another_by_court_register_number_or_year(
    sara: Persona, case: Case, office: str, register: str, number: int, year: int
) -> None:
    other = receive(sara, proceeding=Proceeding(court(office), register, number, year))

    assert other.number == "2026/0002"


def test_proceeding_at_another_service_is_not_betrayed(
    sara: Persona, pia: Persona, case: Case
) -> None:
    other = receive(pia)

    assert other.service != case.service
    assert not pia.sees(case)


def test_clerk_files_an_order_for_the_service_and_sees_no_case(
    elsa: Persona, sara: Persona
) -> None:
    service = Organisation.objects.get(short_name="Milano")

    case = receive(elsa, service=service)

    assert (case.service, case.number) == (service, "2026/0001")
    assert sara.sees(case)
    assert not elsa.sees(case)


def test_reason_given_twice_is_one_reason(sara: Persona) -> None:
    case = receive(sara, reasons=("conflict", "violence", "conflict"))

    reasons = case.reasons.values_list("reason", flat=True)
    assert sorted(reasons) == ["conflict", "violence"]


def test_case_of_the_evening_is_received_on_the_day_of_milan(
    sara: Persona, clock: Traveller
) -> None:
    clock.move_to(on("2026-09-09", "00:30"))

    case = receive(sara, order={"issued_on": dt.date(2026, 9, 9)})

    assert case.current_order().issued_on == dt.date(2026, 9, 9)
