"""The first page of the network."""

import pytest

from intranet.network.exchange.actions import ask
from tests.intranet.content.pages import browser, statements
from tests.personas import Persona


@pytest.mark.parametrize("name", ["ada", "carla", "dino"])
def test_home_names_the_services_of_the_network(table: dict[str, Persona], name: str) -> None:
    page = browser(table[name]).get("/rete/").content.decode()

    assert "Spazio Neutro di Milano" in page
    assert "Spazio Neutro di Lodi" in page


def test_home_tells_who_has_no_seat(people: dict[str, Persona]) -> None:
    page = browser(people["ada"]).get("/rete/").content.decode()

    assert "non siede al tavolo" in page
    assert "Servizi della rete" not in page


@pytest.mark.parametrize("name", ["irene", "elsa", "ines"])
def test_home_is_not_there_for_others(table: dict[str, Persona], name: str) -> None:
    assert browser(table[name]).get("/rete/").status_code == 404
    assert "/rete/" not in browser(table[name]).get("/giornata/").content.decode()


def test_home_shows_what_waits_for_an_answer_at_a_constant_cost(table: dict[str, Persona]) -> None:
    ask(by=table["carla"].user, title="Visite in videochiamata", text="Chi le ha provate?")
    statements(table["ada"], "/rete/")
    with_one = statements(table["ada"], "/rete/")

    for number in ("una", "due", "tre"):
        ask(by=table["carla"].user, title=f"Domanda {number}", text="Chi lo sa?")

    page = browser(table["ada"]).get("/rete/").content.decode()
    assert statements(table["ada"], "/rete/") == with_one
    assert "Domanda tre" in page
    assert "Visite in videochiamata" not in page
