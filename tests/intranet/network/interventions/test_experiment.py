"""Which quarters count, and who is compared with whom."""

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from intranet.network.actions import leave_table, take_seat
from intranet.network.interventions.actions.adopting import adopt, end_adoption
from intranet.network.interventions.experiment import (
    Experiment,
    experiment_of,
    second_quarter,
    whole_quarters,
)
from intranet.network.interventions.models import InterventionModel
from intranet.statistics.outcomes.weighing import Group
from intranet.statistics.periods import Quarter
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.interventions.trying import AFTER, adopted, put, tried
from tests.intranet.statistics.outcomes.lived import service
from tests.personas import Persona, on

T4, T1, T2 = Quarter(2026, 4), Quarter(2027, 1), Quarter(2027, 2)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
quarters = st.builds(Quarter, st.integers(2020, 2031), st.integers(1, 4))


@given(since=days, last=st.none() | days, until=quarters)
def test_whole_quarters_are_just_those_within_the_days(
    since: date, last: date | None, until: Quarter
) -> None:
    found = list(whole_quarters(since, last, until))

    every = [Quarter(year, number) for year in range(2020, 2032) for number in (1, 2, 3, 4)]
    assert found == [
        each
        for each in every
        if since <= each.first_day and each <= until and (last is None or each.last_day <= last)
    ]


@given(since=days, until=quarters, shift=st.integers(1, 80))
def test_few_days_more_or_less_change_whole_quarters_or_nothing(
    since: date, until: Quarter, shift: int
) -> None:
    before = set(whole_quarters(since, None, until))
    after = set(whole_quarters(since + timedelta(days=shift), None, until))

    assert after <= before
    assert len(before - after) <= 1


def names(experiment: Experiment, group: Group) -> set[tuple[str, Quarter]]:
    keys = {service(name).pk: name for name in ("Milano", "Lodi")}
    return {(keys[key], quarter) for key, quarter in experiment.regions[group]}


@pytest.fixture
def model(table: dict[str, Persona]) -> InterventionModel:
    """Of which both services know cases."""
    put("Milano", 1, 0)
    put("Lodi", 1, 0)
    return tried(table)


def test_service_is_under_the_model_in_the_quarters_it_adopts_wholly(
    table: dict[str, Persona], model: InterventionModel
) -> None:
    adopted(table, model, date(2026, 9, 20), date(2027, 3, 31))

    found = experiment_of(model, T2)

    assert names(found, Group.UNDER) == {("Lodi", T4), ("Lodi", T1)}
    assert names(found, Group.OTHERS) == {("Milano", T4), ("Milano", T1)}
    assert found.services == {Group.UNDER: 1, Group.OTHERS: 1}
    assert found.is_long_enough
    assert not experiment_of(model, T4).is_long_enough
    assert experiment_of(model, T4.previous()).quarters == []


def test_service_that_adopts_for_a_part_of_a_quarter_is_in_neither_group(
    table: dict[str, Persona], model: InterventionModel
) -> None:
    adopted(table, model, date(2026, 10, 1))
    adopt(
        model,
        by=table["gino"].user,
        service=service("Milano"),
        since=date(2027, 3, 31),
        until=date(2027, 4, 1),
    )

    found = experiment_of(model, T2)

    assert names(found, Group.OTHERS) == {("Milano", T4)}
    assert names(found, Group.UNDER) == {("Lodi", T4), ("Lodi", T1), ("Lodi", T2)}


def test_service_that_leaves_in_mid_quarter_ends_its_adoption(
    table: dict[str, Persona], model: InterventionModel, clock: time_machine.Traveller
) -> None:
    adoption = adopted(table, model, date(2026, 10, 1))

    leave_table(
        seat_of("Lodi"), by=table["dino"].user, until=date(2027, 2, 1), reason="Il servizio chiude."
    )

    adoption.refresh_from_db()
    assert adoption.until == date(2027, 2, 1)
    assert names(experiment_of(model, T2), Group.UNDER) == {("Lodi", T4)}
    clock.move_to(AFTER)
    take_seat(service("Lodi"), by=table["dino"].user, since=date(2027, 4, 7))
    assert names(experiment_of(model, T2), Group.UNDER) == {("Lodi", T4)}


def test_adoption_that_was_to_come_ends_with_the_seat(
    table: dict[str, Persona], model: InterventionModel
) -> None:
    adoption = adopted(table, model, date(2027, 1, 1))

    leave_table(
        seat_of("Lodi"),
        by=table["dino"].user,
        until=date(2026, 9, 30),
        reason="Il servizio chiude.",
    )

    adoption.refresh_from_db()
    assert adoption.until == date(2027, 1, 1)
    assert experiment_of(model, T2).quarters == []


def test_service_without_its_seat_is_not_compared(
    table: dict[str, Persona], model: InterventionModel
) -> None:
    adopted(table, model, date(2026, 10, 1))
    leave_table(
        seat_of("Milano"),
        by=table["dino"].user,
        until=date(2027, 1, 1),
        reason="Il servizio chiude.",
    )

    assert names(experiment_of(model, T2), Group.OTHERS) == {("Milano", T4)}


def test_enough_to_decide_comes_with_the_second_whole_quarter(
    table: dict[str, Persona], model: InterventionModel, clock: time_machine.Traveller
) -> None:
    assert second_quarter(model.adoptions.all()) is None
    adoption = adopted(table, model, date(2026, 9, 20))
    assert second_quarter(model.adoptions.all()) == T1

    clock.move_to(on("2027-03-30"))
    end_adoption(adoption, by=table["carla"].user, until=date(2027, 3, 30))

    assert second_quarter(model.adoptions.all()) is None
