import re
from xml.etree import ElementTree as ET

import pytest

from permissions.models import Organisation
from permissions.people import add_organisation, system_user
from tests.intranet.desk.pages import page, statements
from tests.personas import Persona, receive
from workflows.cases.models import Case


@pytest.fixture
def network(people: dict[str, Persona], planned: Case) -> Case:
    """Two services at work: six cases wait in Milan, two in Lodi."""
    for number in range(6):
        people["bruno"].does("check_documents", receive(people["sara"], 2000 + number))
    for number in range(2):
        people["carla"].does("check_documents", receive(people["pia"], 3000 + number))
    return planned


def test_load_names_nobody(network: Case, dino: Persona) -> None:
    text = page(dino, "/carico/")

    assert "Spazio Neutro di Lodi" in text
    assert network.number not in text
    assert "/casi/" not in text
    names = {"Giulia", "Marco", "Lia", "Rossi", "Bianchi", "Ada", "Bruno", "Conti", "Ferri"}
    assert names & set(re.split(r"\W+", text)) == set()


def test_few_are_not_told_and_it_says_why(network: Case, dino: Persona) -> None:
    text = page(dino, "/carico/")

    assert 'non divulgabile">n.d.</abbr>' in text
    assert "n.d.: perché?" in text
    assert "Dove un conteggio è sotto 5, zero compreso" in text
    lodi = text.split('<th scope="row">Spazio Neutro di Lodi</th>')[1].split("</tr>")[0]
    assert not any(character.isdigit() for character in lodi)


def test_chart_says_its_figures_in_words(network: Case, dino: Persona) -> None:
    text = page(dino, "/carico/")

    chart = ET.fromstring(re.findall(r"<svg class=\"chart\".*?</svg>", text)[0])

    assert chart.get("role") == "img"
    assert [chart.find(name) is not None for name in ("title", "desc")] == [True, True]
    assert "Spazio Neutro di Lodi: n.d." in " ".join("".join(chart.itertext()).split())


@pytest.mark.parametrize("name", ["ada", "bruno", "sara", "gino", "irene", "elsa", "furio"])
def test_load_is_the_provinces_alone(network: Case, people: dict[str, Persona], name: str) -> None:
    text = page(people[name], "/carico/", status=404)

    assert "Lodi" not in text


def test_load_takes_as_many_statements_for_two_services_as_for_fifty(
    network: Case, dino: Persona
) -> None:
    assert statements(dino, "/carico/") == 11

    for number in range(50):
        name = f"Servizio {number}"
        add_organisation(Organisation.Kind.SERVICE, by=system_user(), name=name, short_name=name)

    assert statements(dino, "/carico/") == 11
    assert "Servizio 49" in page(dino, "/carico/")
