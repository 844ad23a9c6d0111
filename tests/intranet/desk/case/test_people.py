from intranet.desk.case.page import read_page
from intranet.desk.case.people import cards_of, team_of
from tests.personas import Persona
from workflows.cases.models import Case


def test_children_stand_before_the_adults(case: Case, sara: Persona) -> None:
    cards = cards_of(read_page(sara.user, case.pk, {}))["cards"]

    assert [card.person.first_name for card in cards] == ["Giulia", "Marco", "Lia"]
    assert cards[0].relations == ["Padre: Marco Rossi", "Madre: Lia Bianchi"]
    assert cards[1].relations == ["Padre di Giulia (9 anni)"]
    assert cards[1].standing == "Autorizzato agli incontri"


def test_team_is_told_by_office_and_by_name(assigned: Case, bruno: Persona) -> None:
    team = team_of(read_page(bruno.user, assigned.pk, {}))

    told = {seat.title: [str(person) for person in seat.people] for seat in team["seats"]}
    assert told == {
        "Segreteria · Spazio Neutro di Milano": ["Sara Villa"],
        "Coordinatore · Spazio Neutro di Milano": ["Bruno Ferri"],
        "Responsabile · Spazio Neutro di Milano": ["Gino Marchi"],
        "Assistente sociale inviante · Servizio sociale territoriale Municipio 2": ["Irene Russo"],
        "Operatore del caso": ["Ada Conti"],
    }
    assert team["count"] == 5
