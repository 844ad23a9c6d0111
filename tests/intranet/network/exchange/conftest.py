"""A question of Ada's that Carla answered."""

import pytest

from intranet.network.exchange.actions import answer, ask
from intranet.network.exchange.models import Answer, Question
from tests.personas import Persona

TITLE = "Che cosa fate quando un genitore tarda?"
TEXT = "Da noi si aspetta un quarto d’ora, poi non si sa."


@pytest.fixture
def question(table: dict[str, Persona]) -> Question:
    return ask(by=table["ada"].user, title=TITLE, text=TEXT, tags="Ritardi, accoglienza")


@pytest.fixture
def given(question: Question, table: dict[str, Persona]) -> Answer:
    return answer(question, by=table["carla"].user, text="Noi telefoniamo dopo dieci minuti.")
