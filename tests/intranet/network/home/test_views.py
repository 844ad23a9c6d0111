"""The first page of the network."""

import pytest

from tests.intranet.content.pages import browser
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
