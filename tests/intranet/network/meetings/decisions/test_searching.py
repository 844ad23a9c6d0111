"""Decisions of the table on the page of the search."""

import pytest

from intranet.network.meetings.actions.decisions import decide, finish
from intranet.network.meetings.models import Decision, Meeting
from tests.intranet.network.looking import finds
from tests.intranet.network.meetings.conftest import DUE, colleague
from tests.personas import Persona


@pytest.fixture
def decision(held: Meeting, table: dict[str, Persona]) -> Decision:
    text, owner = "Scrivere il programma.", colleague("gino")
    return decide(held, by=table["dino"].user, text=text, owner=owner, due=DUE)


def test_decision_is_found_by_what_was_decided_and_by_how_it_went(
    decision: Decision, table: dict[str, Persona]
) -> None:
    ada, address = table["ada"], decision.get_absolute_url()
    assert finds(ada, "programma", address)
    assert not finds(ada, "spedito", address)

    finish(decision, by=table["gino"].user, words="Spedito a tutti.")

    assert finds(ada, "spedito", address, tipo="decisioni", stato="done")


def test_decision_is_not_found_outside_the_network(
    decision: Decision, table: dict[str, Persona]
) -> None:
    assert not any(
        finds(table[name], "programma", decision.get_absolute_url()) for name in ("elsa", "irene")
    )
