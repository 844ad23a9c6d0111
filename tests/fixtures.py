"""The personas, and the clock they live by: Monday 7 September 2026, ten in the morning."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from intranet.portal.demo.people import add_people
from tests.personas import MONDAY, Persona, receive
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
carla, pia = map(_persona, ("carla", "pia"))


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
