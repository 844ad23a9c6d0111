import datetime as dt

import pytest

from intranet.network.actions import leave_table
from intranet.network.directory.actions.cards import return_card
from intranet.network.directory.duties import duties as of_cards
from intranet.portal.duties import Duty
from tests.intranet.desk.pages import page, statements
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.directory.conftest import approved, service_of, submitted
from tests.personas import Persona

People = dict[str, Persona]


def duties(who: Persona) -> list[Duty]:
    return list(of_cards(who.user))


def test_submitted_card_waits_for_the_coordination(table: People) -> None:
    submitted(table["gino"])

    [duty] = duties(table["dino"])

    assert (duty.title, duty.due) == ("Esaminare la scheda del servizio", dt.date(2026, 9, 22))
    assert duty.about == "Spazio Neutro di Milano"
    assert all(not duties(table[name]) for name in ("gino", "bruno", "ada", "olga", "elsa"))


def test_card_that_came_back_waits_for_its_service(table: People) -> None:
    return_card(submitted(table["gino"]), by=table["dino"].user, remarks="Quali sale?")

    for name in ("gino", "bruno"):
        [duty] = duties(table[name])
        assert duty.title == "Correggere la scheda del servizio"
        assert duty.address == f"/rete/servizi/{service_of('Milano').pk}/scheda/"
    assert all(not duties(table[name]) for name in ("dino", "ada", "olga"))


def test_old_declaration_is_asked_anew_until_it_is_written(table: People) -> None:
    approved(table, declared_on=dt.date(2026, 3, 7))
    assert [each.title for each in duties(table["bruno"])] == [
        "Aggiornare la scheda: ha più di sei mesi"
    ]

    submitted(table["bruno"])

    assert duties(table["bruno"]) == []


def test_service_that_left_has_nothing_to_do(table: People) -> None:
    return_card(submitted(table["gino"]), by=table["dino"].user, remarks="Quali sale?")
    until = dt.date(2026, 9, 6)
    leave_table(seat_of("Milano"), by=table["dino"].user, until=until, reason="Chiude.")

    assert duties(table["gino"]) == []


def test_duties_stand_on_the_page_of_the_network(table: People) -> None:
    submitted(table["gino"])

    assert "Esaminare la scheda del servizio" in page(table["dino"], "/rete/")


@pytest.mark.alike
def test_duties_cost_the_same_for_one_card_and_two(table: People) -> None:
    submitted(table["gino"])
    one = statements(table["dino"], "/rete/")

    submitted(table["olga"], "Lodi")

    assert statements(table["dino"], "/rete/") == one
