import datetime as dt
from typing import Any

import pytest

from intranet.desk.day.visits import visits_today
from tests.intranet.desk.pages import page
from tests.personas import Persona, on
from workflows.cases.enums import Level, VisitState
from workflows.cases.models import Case, Visit


@pytest.fixture
def day_of_visit(planned: Case, clock: Any) -> Visit:
    """The morning of the first visit."""
    clock.move_to(on("2026-09-14", "08:30"))
    return Visit.objects.filter(case=planned).earliest("starts_at")


def test_visit_of_the_day_says_who_comes_when(day_of_visit: Visit, ada: Persona) -> None:
    text = page(ada, "/giornata/")

    assert "15:00–16:00" in text
    assert "Giulia (9 anni)" in text
    assert "con il padre" in text
    assert "Arriva prima il padre, alle 14:45; il minore alle 15:00." in text
    assert "Esce prima il minore, alle 16:00; il padre alle 16:15." in text
    assert "Rossi" not in text


def test_visit_of_another_day_is_not_of_today(planned: Case, ada: Persona) -> None:
    assert visits_today(ada.user) == []


def test_cancelled_visit_is_not_met(day_of_visit: Visit, ada: Persona) -> None:
    day_of_visit.state = VisitState.CANCELLED
    day_of_visit.save()

    assert visits_today(ada.user) == []


def test_video_call_has_no_arrivals(day_of_visit: Visit, ada: Persona) -> None:
    day_of_visit.level = Level.VIDEO
    day_of_visit.save()

    assert "Arriva prima" not in page(ada, "/giornata/")


def test_operator_meets_the_own_visits_and_the_service_all(
    day_of_visit: Visit, people: dict[str, Persona]
) -> None:
    day_of_visit.operator = people["luca"].user
    day_of_visit.save()

    assert visits_today(people["ada"].user) == []
    for name in ("sara", "bruno", "gino", "irene"):
        assert [each.visit for each in visits_today(people[name].user)] == [day_of_visit]


@pytest.mark.parametrize("name", ["carla", "pia", "luca", "elsa", "furio", "dino"])
def test_visit_does_not_exist_for_others(
    day_of_visit: Visit, people: dict[str, Persona], name: str
) -> None:
    assert visits_today(people[name].user) == []
    assert "15:00" not in page(people[name], "/giornata/")


def test_arrivals_are_a_quarter_of_an_hour_apart(day_of_visit: Visit, ada: Persona) -> None:
    (each,) = visits_today(ada.user)

    assert each.visitor_arrives == day_of_visit.starts_at - dt.timedelta(minutes=15)
    assert each.visitor_leaves == day_of_visit.ends_at + dt.timedelta(minutes=15)
