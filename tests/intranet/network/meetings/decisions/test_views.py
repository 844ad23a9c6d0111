"""The pages of decisions."""

from typing import Any

import pytest

from intranet.network.meetings.actions.decisions import decide
from intranet.network.meetings.models import Decision, Meeting
from permissions.administration import end_role
from permissions.models import Membership
from tests.intranet.content.pages import page, sent, status
from tests.intranet.network.meetings.conftest import DUE, colleague
from tests.personas import Persona


@pytest.fixture
def decision(held: Meeting, table: dict[str, Persona]) -> Decision:
    words: dict[str, Any] = {
        "text": "Scrivere il programma.",
        "owner": colleague("gino"),
        "due": DUE,
    }
    return decide(held, by=table["dino"].user, **words)


def test_coordinator_notes_a_decision(held: Meeting, table: dict[str, Persona]) -> None:
    point = held.points.first()
    assert point
    typed = {"text": "Un’aula.", "owner": colleague("carla").key, "due": "2026-10-15"}

    code, _back = sent(table["dino"], f"/rete/sedute/{held.pk}/decisioni/", **typed, point=point.pk)

    made = Decision.objects.get()
    assert (code, made.owner, made.point) == (302, table["carla"].user, point)
    assert "D 2026/1" in page(table["ada"], f"/rete/sedute/{held.pk}/")


def test_decision_is_on_the_desk_of_its_owner_until_it_is_done(
    decision: Decision, table: dict[str, Persona]
) -> None:
    gino, address = table["gino"], f"/rete/decisioni/{decision.pk}/"
    assert "D 2026/1: Scrivere il programma." in page(gino, "/giornata/")
    assert "D 2026/1" not in page(table["bruno"], "/giornata/")

    code, _back = sent(gino, f"{address}fatta/", words="Mandato a tutti.")

    assert code == 302
    assert "D 2026/1" not in page(gino, "/giornata/")
    assert "Mandato a tutti." in page(table["ada"], address)


def test_others_neither_end_nor_pass_it_on(decision: Decision, table: dict[str, Persona]) -> None:
    address = f"/rete/decisioni/{decision.pk}/"

    for act in ("fatta/", "riaffida/", "abbandona/", "correggi/"):
        assert status(table["bruno"], f"{address}{act}") == 404
        assert sent(table["elsa"], f"{address}{act}", words="X")[0] == 404
    assert status(table["gino"], f"{address}riaffida/") == 404


def test_page_says_that_its_owner_left_and_the_coordinator_passes_it_on(
    decision: Decision, table: dict[str, Persona]
) -> None:
    gino, address = table["gino"].user, f"/rete/decisioni/{decision.pk}/"
    assert "da riaffidare" not in page(table["dino"], address)
    end_role(gino, Membership.objects.get(user=gino), by=table["tina"].user)
    assert "da riaffidare" in page(table["dino"], address)

    code, _back = sent(
        table["dino"], f"{address}riaffida/", owner=colleague("bruno").key, due="2026-10-20"
    )

    decision.refresh_from_db()
    assert (code, decision.owner) == (302, table["bruno"].user)


def test_owner_who_is_none_of_the_network_is_refused(
    held: Meeting, table: dict[str, Persona]
) -> None:
    court = table["elsa"].user
    typed = {"text": "Un’aula.", "owner": f"1-{court.pk}", "due": "2026-10-15", "point": ""}

    code, _shown = sent(table["dino"], f"/rete/sedute/{held.pk}/decisioni/", **typed)

    assert code == 200
    assert not Decision.objects.exists()
