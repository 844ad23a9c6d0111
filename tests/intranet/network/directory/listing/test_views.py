import datetime as dt

import pytest

from intranet.network.actions import leave_table
from intranet.network.directory.actions.cards import register_card
from permissions.models import Organisation
from tests.intranet.desk.pages import browser, page, statements
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.directory.conftest import WORDS, added, submitted
from tests.personas import Persona

People = dict[str, Persona]
WHERE = "/rete/servizi/"


def shown(who: Persona, query: str = "") -> list[str]:
    """The services of the list, in its order, by their short names."""
    response = browser(who).get(f"{WHERE}?{query}")
    assert response.status_code == 200
    return [row.service.short_name for row in response.context["rows"]]


@pytest.fixture
def network(of_all: People) -> People:
    """Milano and Lodi, Monza with its card, Rho without one, and one that nobody can place."""
    dino = of_all["dino"]
    monza = added(dino, "Spazio Neutro di Monza", "Monza")
    told = {**WORDS, "territory": "outside", "intake": "closed", "levels": ["exchange"]}
    register_card(monza, by=dino.user, told_by="per posta", **{**told, "declared_wait": 5})
    added(dino, "Spazio Neutro di Rho", "Rho")
    added(dino, "Spazio Neutro dell'Isola", "Atlantide")
    return of_all


def test_directory_is_for_the_network(network: People) -> None:
    statuses = {name: browser(each).get(WHERE).status_code for name, each in network.items()}

    closed = {name for name, status in statuses.items() if status == 404}
    assert closed == {"irene", "teo", "elsa", "furio", "ines"}
    assert set(statuses.values()) == {200, 404}


def test_directory_says_what_each_service_said(network: People) -> None:
    text = page(network["ada"], WHERE)

    for said in ("Spazio Neutro di Lodi", "Protetto, Facilitato", "02 5550 1400", "20 giorni"):
        assert said in text
    assert "dichiarata il 1 set 2026" in text
    assert text.count("La scheda non è ancora approvata.") == 2


def test_list_goes_by_distance_with_the_unknown_last(network: People) -> None:
    assert shown(network["ada"], "da=Lodi") == ["Lodi", "Milano", "Monza", "Rho", "Atlantide"]
    text = page(network["ada"], f"{WHERE}?da=lodi")
    assert "30 km" in text
    assert "nello stesso comune" in text
    assert text.count("distanza non nota") == 1


def test_list_goes_by_waiting_with_the_unknown_last(network: People) -> None:
    named = shown(network["ada"], "da=Lodi&ordine=attesa")

    assert named == ["Monza", "Lodi", "Milano", "Rho", "Atlantide"]


def test_list_goes_by_name_where_no_place_is_asked(network: People) -> None:
    assert shown(network["ada"]) == ["Atlantide", "Lodi", "Milano", "Monza", "Rho"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("livello=exchange", ["Monza"]),
        ("livello=protected", ["Lodi", "Milano"]),
        ("territorio=inside", ["Milano"]),
        ("territorio=outside&posti=on", ["Lodi"]),
        ("posti=on", ["Lodi", "Milano"]),
        ("livello=autonomy", []),
    ],
)
def test_filter_leaves_what_is_looked_for(network: People, query: str, left: list[str]) -> None:
    assert shown(network["ada"], query) == left


@pytest.mark.parametrize("query", ["livello=tea", "ordine=1", "territorio=x", f"da={'x' * 200}"])
def test_what_is_wrong_in_the_address_is_not_asked(network: People, query: str) -> None:
    assert len(shown(network["ada"], query)) == 5


def test_place_that_nobody_knows_is_said(network: People) -> None:
    text = page(network["ada"], f"{WHERE}?da=<b>Atlantide</b>")

    assert "non si trova fra i comuni" in text
    assert (
        "<b>Atlantide"
        not in browser(network["ada"]).get(WHERE, {"da": "<b>Atlantide</b>"}).content.decode()
    )


def test_who_left_stays_for_the_coordination_alone(network: People) -> None:
    until = dt.date(2026, 9, 6)
    leave_table(seat_of("Lodi"), by=network["dino"].user, until=until, reason="Chiude la sede.")
    lodi = f"{WHERE}{seat_pk('Lodi')}/"

    assert "Lodi" not in shown(network["dino"])
    assert "fino al 6 set 2026: Chiude la sede." in page(network["dino"], WHERE)
    assert "Non più al tavolo" not in page(network["ada"], WHERE)
    assert "non più al tavolo" in page(network["dino"], lodi)
    for name in ("ada", "gino", "olga", "carla"):
        assert browser(network[name]).get(lodi).status_code == 404, name
    assert browser(network["olga"]).get(WHERE).status_code == 404


def seat_pk(name: str) -> int:
    return Organisation.objects.get(kind="service", short_name=name).pk


def test_coordination_sees_what_waits_and_who_never_came(network: People) -> None:
    submitted(network["gino"])
    Organisation.objects.create(kind="service", name="Spazio Neutro di Como", short_name="Como")

    dino, ada = page(network["dino"], WHERE), page(network["ada"], WHERE)

    assert "Schede da esaminare" in dino
    assert "presentata da Gino Marchi" in dino
    assert 'Fai posto al tavolo<span class="visually-hidden">: Spazio Neutro di Como' in dino
    for said in ("Schede da esaminare", "Como", "Aggiungi un servizio"):
        assert said not in ada


def test_homonyms_are_told_apart_in_the_list_and_on_their_pages(network: People) -> None:
    dino = network["dino"]
    first = added(dino, "Il Melograno", "Pavia")
    added(dino, "Il Melograno", "Bergamo", is_another=True)

    text = page(network["ada"], WHERE)

    assert "Il Melograno (Pavia)" in text
    assert "Il Melograno (Bergamo)" in text
    assert "<h1> Il Melograno (Pavia) </h1>" in page(network["ada"], f"{WHERE}{first.pk}/")


@pytest.mark.alike
def test_list_costs_the_same_for_one_three_and_fifty(table: People) -> None:
    counted = {}
    for number in range(48):
        service = added(table["dino"], f"Servizio {number}", "Rho" if number % 2 else "Monza")
        register_card(service, by=table["dino"].user, told_by="per posta", **WORDS)
        if number in (0, 2, 47):
            counted[number] = [statements(table[name], WHERE) for name in ("ada", "dino")]

    assert counted[0] == counted[2] == counted[47]
    assert max(counted[0]) < 40
