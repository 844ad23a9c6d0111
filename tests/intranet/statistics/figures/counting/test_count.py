"""Counting asks the database the same few questions whatever there is; and what time does to it."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intranet.statistics.figures.counting import Number, Numbers, count
from intranet.statistics.figures.counting.facts import a_year_before, days_between
from intranet.statistics.periods import Quarter
from permissions.models import Organisation
from tests.intranet.statistics.figures.hand_counted.building import build
from tests.personas import Persona, on, receive
from workflows.cases.models import Case

SUMMER, AUTUMN = Quarter(2026, 3), Quarter(2026, 4)


def statements(quarter: Quarter) -> int:
    with CaptureQueriesContext(connection) as captured:
        count(quarter)
    return len(captured)


def milano(quarter: Quarter) -> Numbers:
    return count(quarter)[Organisation.objects.get(short_name="Milano").pk]


@pytest.mark.alike
def test_many_cases_of_two_services_take_as_many_statements_as_one(
    visited: Case, clock: time_machine.Traveller
) -> None:
    one = statements(SUMMER)

    build(clock)

    assert len(count(SUMMER)) == 2
    assert statements(SUMMER) == one <= 20


def test_a_service_without_a_case_has_no_figures_rather_than_zeros(case: Case) -> None:
    assert list(count(SUMMER)) == [case.service_id]
    assert list(count(SUMMER.previous())) == []


def test_the_quarter_that_runs_is_counted_as_of_today(
    case: Case, sara: Persona, bruno: Persona, clock: time_machine.Traveller
) -> None:
    bruno.does("check_documents", case)
    clock.move_to(on("2026-09-27"))

    numbers = milano(SUMMER)

    assert numbers["open_cases", "waiting"] == Number(1, 1)
    assert numbers["waiting_time", "d30"] == Number(1, 1)  # twenty days, and not twenty-three


def test_a_quarter_that_is_over_stays_as_it_was_on_its_last_day(
    case: Case, bruno: Persona, clock: time_machine.Traveller
) -> None:
    bruno.does("check_documents", case)
    clock.move_to(on("2026-10-02"))
    before = milano(SUMMER)

    bruno.does("assign_case", case)

    assert milano(SUMMER) == before
    assert milano(AUTUMN)["open_cases", "waiting"] == Number(0, 0)
    assert milano(AUTUMN)["open_cases", "preliminary"] == Number(1, 1)


def test_a_case_closed_at_the_midnight_of_a_new_quarter_is_in_charge_until_the_last_day(
    transmitted: Case, elsa: Persona, clock: time_machine.Traveller
) -> None:
    clock.move_to(AUTUMN.starts_at)
    elsa.does("acknowledge_report", transmitted)

    summer, autumn = milano(SUMMER), milano(AUTUMN)

    assert summer["open_cases", ""] == summer["open_children", ""] == Number(1, 1)
    assert summer["closed_cases", ""] == summer["closed_families", ""] == Number(0, 0)
    assert autumn["open_cases", ""] == autumn["open_children", ""] == Number(0, 0)
    assert autumn["closed_cases", ""] == autumn["closed_families", ""] == Number(1, 1)


def test_an_amended_order_is_no_second_referral(case: Case, sara: Persona) -> None:
    before = milano(SUMMER)["referrals_by_authority", ""]

    receive(sara, rg_number=77)
    case.orders.create(
        version=2,
        form="decree",
        issued_on=on("2026-09-07").date(),
        effective_from=on("2026-09-07").date(),
        regime="after",
        is_urgent=True,
    )

    assert before == Number(1, 1)
    assert milano(SUMMER)["referrals_by_authority", ""] == Number(2, 2)


def test_a_case_without_a_history_was_where_it_is(
    transmitted: Case, elsa: Persona, clock: time_machine.Traveller
) -> None:
    clock.move_to(AUTUMN.starts_at)
    elsa.does("acknowledge_report", transmitted)
    Case.history.filter(history_date__lt=AUTUMN.starts_at).delete()

    assert milano(SUMMER)["open_cases", "closing"] == Number(1, 1)


def test_a_year_before_a_leap_day_is_the_day_before_it() -> None:
    assert a_year_before(on("2028-02-29").date()) == on("2027-02-28").date()
    assert a_year_before(on("2026-03-01").date()) == on("2025-03-01").date()


def test_days_are_those_of_the_calendar_in_rome() -> None:
    """Not spans of twenty-four hours: the clocks change on 29 March and on 25 October."""
    assert days_between(on("2026-03-28", "23:59"), on("2026-03-29", "00:01")) == 1
    assert days_between(on("2026-03-28", "12:00"), on("2026-03-30", "11:00")) == 2
    assert days_between(on("2026-10-24", "12:00"), on("2026-10-26", "13:00")) == 2
    assert days_between(on("2026-03-30"), on("2026-03-28")) == 0
