import pytest

from intranet.desk.case.page import read_page
from intranet.desk.case.people import cards_of, team_of
from permissions.breakglass import break_glass
from tests.intranet.desk.pages import page, statements
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


def test_emergencies_are_told_with_their_judgment_to_who_may_judge(
    assigned: Case, people: dict[str, Persona]
) -> None:
    luca, words = people["luca"], "La madre era alla porta, e nessuno c'era."
    break_glass(assigned, "La collega è malata e la madre è qui", by=luca.user)
    where = f"/casi/{assigned.pk}/chi-vede/"
    assert "Da valutare" in page(people["gino"], where)

    people["bruno"].does("review_access", assigned, judgment=words)

    told = {name: page(people[name], where) for name in ("ada", "luca", "bruno", "gino")}
    assert {name for name, text in told.items() if words in text} == {"bruno", "gino"}
    assert {name for name, text in told.items() if "La collega è malata" in text} == {
        "bruno",
        "gino",
    }
    assert "Bruno Ferri, lun 7 set, 10:00: La madre" in told["gino"]


@pytest.mark.alike
def test_emergencies_take_as_many_statements_for_one_as_for_three(
    assigned: Case, people: dict[str, Persona]
) -> None:
    where, counted = f"/casi/{assigned.pk}/chi-vede/", []
    for _ in range(3):
        break_glass(assigned, "La collega è malata e la madre è qui", by=people["luca"].user)
        counted.append(statements(people["gino"], where))

    assert counted[0] == counted[2]
