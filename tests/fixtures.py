"""The personas, and the clock they live by: Monday 7 September 2026, ten in the morning."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from intranet.portal.demo.people import add_people
from tests.personas import MONDAY, Persona, on, receive
from workflows.cases.models import Case


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still until a test moves it: `clock.move_to(on("2026-09-14"))`."""
    with time_machine.travel(MONDAY, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def people(db: Any, clock: Any) -> dict[str, Persona]:
    """Everybody of the demonstration, by name."""
    return {name: Persona(user) for name, user in add_people().items()}


def _persona(name: str) -> Any:
    @pytest.fixture(name=name)
    def persona(people: dict[str, Persona]) -> Persona:
        return people[name]

    return persona


ada, luca, bruno, sara, gino = map(_persona, ("ada", "luca", "bruno", "sara", "gino"))
irene, elsa, furio, dino = map(_persona, ("irene", "elsa", "furio", "dino"))
carla, pia, olga = map(_persona, ("carla", "pia", "olga"))
rita, ines, aldo, tina = map(_persona, ("rita", "ines", "aldo", "tina"))


@pytest.fixture
def case(sara: Persona) -> Case:
    """A case of the service of Milan, just received."""
    return receive(sara)


@pytest.fixture
def assigned(case: Case, bruno: Persona) -> Case:
    """The case in the hands of Ada."""
    bruno.does("check_documents", case)
    bruno.does("assign_case", case)
    return case


@pytest.fixture
def planned(assigned: Case, ada: Persona) -> Case:
    """The case with two visits planned, on 14 and 21 September at three in the afternoon."""
    ada.does("meet_referrer", assigned)
    ada.does("familiarise_child", assigned)
    ada.does("interview_adult", assigned, about="Marco")
    ada.does("interview_adult", assigned, about="Lia")
    ada.does("assess_risk", assigned)
    ada.does("sign_agreement", assigned)
    ada.does("plan_visits", assigned)
    return assigned


@pytest.fixture
def visited(planned: Case, people: dict[str, Persona], clock: time_machine.Traveller) -> Case:
    """The case on 21 September, with both visits held and their records validated."""
    for day in ("2026-09-14", "2026-09-21"):
        people["sara"].does("confirm_visit", planned)
        clock.move_to(on(day, "17:00"))
        people["ada"].does("hold_visit", planned)
        people["ada"].does("record_visit", planned)
        people["bruno"].does("validate_record", planned)
    return planned


@pytest.fixture
def transmitted(visited: Case, people: dict[str, Persona]) -> Case:
    """The case with its final report on the clerk's desk."""
    people["bruno"].does("review_plan", visited)
    people["ada"].does("draft_report", visited)
    people["bruno"].does("validate_report", visited)
    people["gino"].does("sign_report", visited)
    people["sara"].does("transmit_report", visited)
    return visited


@pytest.fixture
def concluded(transmitted: Case, people: dict[str, Persona]) -> Case:
    """The case after its clerk took the report in charge: closed."""
    people["elsa"].does("acknowledge_report", transmitted)
    return transmitted
