from typing import Any

import pytest

from intranet.statistics.load import ServiceLoad, load_of_services
from permissions.models import Organisation
from permissions.people import add_organisation, system_user
from tests.personas import Persona, on, receive
from workflows.cases.enums import CaseState, VisitState
from workflows.cases.models import Case, Visit


def put(sara: Persona, state: CaseState, many: int, since: str = "2026-09-07") -> None:
    """Cases of Milan in one state, received on one day."""
    first = Case.objects.count()
    for number in range(many):
        case = receive(sara, 1000 + first + number)
        case.state, case.received_at = state, on(since)
        case.save()


def of(name: str) -> ServiceLoad:
    figures = load_of_services()
    assert figures is not None
    rows = {row.service: row for row in (*figures.services, figures.total)}
    return rows[name]


@pytest.fixture
def alone(people: dict[str, Persona]) -> None:
    """Milan as the only service with cases, so that its own figures are told."""
    lodi = Organisation.objects.get(short_name="Lodi")
    lodi.kind = Organisation.Kind.REFERRER
    lodi.save()


def test_cases_are_counted_by_phase(alone: None, sara: Persona) -> None:
    for state, many in {"received": 3, "integration": 4, "waiting": 8, "visits": 6}.items():
        put(sara, CaseState(state), many)
    for state, many in {"preliminary": 5, "closing": 5, "closed": 9}.items():
        put(sara, CaseState(state), many)

    milan = of("Spazio Neutro di Milano")

    assert list(milan.cases) == [7, 8, 5, 6, 5, 9]
    assert milan.total == 40
    assert milan.waiting == 8
    assert of("Tutti i servizi").total == 40


@pytest.mark.parametrize(
    ("days", "middle"),
    [
        (["2026-09-01"] * 5, 6),
        (["2026-09-05", "2026-09-04", "2026-09-03", "2026-08-08", "2026-08-08"], 4),
        (["2026-09-05", "2026-09-05", "2026-09-03", "2026-09-01", "2026-08-08", "2026-08-08"], 5),
    ],
)
def test_median_wait_is_that_of_the_middle(
    alone: None, sara: Persona, days: list[str], middle: int
) -> None:
    for day in days:
        put(sara, CaseState.WAITING, 1, day)
    for state in (CaseState.RECEIVED, CaseState.READY, CaseState.VISITS):
        put(sara, state, 5, "2026-01-02")
    for state in (CaseState.CLOSING, CaseState.CLOSED):
        put(sara, state, 5, "2026-01-02")

    assert of("Spazio Neutro di Milano").median_wait == middle
    assert of("Tutti i servizi").median_wait == middle


def test_few_who_wait_have_no_median(alone: None, sara: Persona) -> None:
    put(sara, CaseState.WAITING, 4)

    milan = of("Spazio Neutro di Milano")

    assert milan.waiting is None
    assert milan.median_wait is None


def test_nobody_who_waits_is_not_a_zero(alone: None) -> None:
    milan = of("Spazio Neutro di Milano")

    assert milan.median_wait is None
    assert milan.visits is None
    assert set(milan.cases) == {None}


def test_visits_are_those_held_this_year(alone: None, planned: Case, clock: Any) -> None:
    visit = Visit.objects.filter(case=planned).earliest("starts_at")
    held = ["2026-01-02"] * 4 + ["2026-05-02"] * 2 + ["2025-12-30"]
    for number, day in enumerate(held):
        visit.pk, visit.starts_at, visit.ends_at = None, on(day), on(day, "11:00")
        visit.state = VisitState.HELD if number else VisitState.INTERRUPTED
        visit.save(force_insert=True)

    assert of("Spazio Neutro di Milano").visits == 6


def test_without_services_there_is_no_load(db: None) -> None:
    assert load_of_services() is None


def test_every_service_has_its_row(people: dict[str, Persona]) -> None:
    add_organisation(
        Organisation.Kind.SERVICE,
        by=system_user(),
        name="Spazio Neutro di Pavia",
        short_name="Pavia",
    )

    figures = load_of_services()

    assert figures is not None
    assert [row.service for row in figures.services] == [
        "Spazio Neutro di Lodi",
        "Spazio Neutro di Milano",
        "Spazio Neutro di Pavia",
    ]
