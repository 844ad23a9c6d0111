import datetime as dt
from typing import Any

import pytest

from intranet.network.models import Seat
from permissions.models import Organisation
from tests.intranet.desk.pages import browser, page
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.directory.conftest import added, service_of
from tests.personas import Persona
from tests.workflows.processes.pages import messages_of

People = dict[str, Persona]
ADD = "/rete/servizi/aggiungi/"


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Spazio Neutro di Monza",
        "short_name": "Monza",
        "body": "Comune di Monza",
        "address": "Via dei Glicini 8",
        "municipality": "Monza",
        "since": "2026-09-07",
        **changes,
    }


def test_coordination_adds_a_service_from_the_page(table: People) -> None:
    response = browser(table["dino"]).post(ADD, typed())

    monza = service_of("Monza")
    assert response["Location"] == f"/rete/servizi/{monza.pk}/"
    assert messages_of(response) == ["Spazio Neutro di Monza è al tavolo."]
    assert "Aggiorna la scheda" in page(table["dino"], f"/rete/servizi/{monza.pk}/")


def test_same_name_is_asked_about_before_it_is_taken(table: People) -> None:
    added(table["dino"], "Il Melograno", "Rho")
    dino, sent = browser(table["dino"]), typed(name="IL MELOGRANO")

    first = dino.post(ADD, sent)

    assert list(first.context["form"].errors) == ["is_another"]
    assert "Il Melograno, Rho" in str(first.context["form"].errors)
    dino.post(ADD, {**sent, "is_another": "on"})
    assert str(service_of("Monza")) == "IL MELOGRANO (Monza)"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"body": ""}, "body"),
        ({"municipality": "Via Roma 3"}, "municipality"),
        ({"since": "domani"}, "since"),
        ({"name": "x" * 201}, "name"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    table: People, wrong: dict[str, str], field: str
) -> None:
    response = browser(table["dino"]).post(ADD, typed(**wrong))

    assert list(response.context["form"].errors) == [field]
    assert not Organisation.objects.filter(short_name="Monza").exists()


@pytest.mark.parametrize("name", ["gino", "bruno", "ada", "olga", "tina", "elsa", "irene"])
def test_nobody_else_adds_names_or_seats(table: People, name: str) -> None:
    monza, client = added(table["dino"], "Il Melograno", "Monza"), browser(table[name])
    seats = Seat.objects.count()

    for where in (ADD, f"/rete/servizi/{monza.pk}/anagrafica/", f"/rete/servizi/{monza.pk}/posto/"):
        assert client.get(where).status_code == 404, where
        assert client.post(where, typed(until="2026-09-07", reason="x")).status_code == 404, where

    monza.refresh_from_db()
    assert (monza.name, Seat.objects.count()) == ("Il Melograno", seats)


def test_name_and_place_are_corrected(table: People) -> None:
    monza = added(table["dino"], "Il Melograno", "Mnoza")

    browser(table["dino"]).post(f"/rete/servizi/{monza.pk}/anagrafica/", typed())

    monza.refresh_from_db()
    assert (monza.name, monza.municipality) == ("Spazio Neutro di Monza", "Monza")
    milano = service_of("Milano")
    where = f"/rete/servizi/{milano.pk}/anagrafica/"
    assert browser(table["dino"]).post(where, typed()).status_code == 404


def test_service_leaves_the_table_and_comes_back(table: People) -> None:
    lodi, dino = service_of("Lodi"), browser(table["dino"])
    where = f"/rete/servizi/{lodi.pk}/posto/"
    assert list(dino.post(where, {"until": "2026-09-07"}).context["form"].errors) == ["reason"]

    dino.post(where, {"until": "2026-09-06", "reason": "Chiude la sede."})

    assert not Seat.objects.today().filter(service=lodi).exists()
    assert browser(table["olga"]).get("/rete/servizi/").status_code == 404
    dino.post(where, {"since": "2026-09-07"})
    assert seat_of("Lodi").since == dt.date(2026, 9, 7)
    assert browser(table["olga"]).get("/rete/servizi/").status_code == 200


def test_last_day_is_not_before_the_first(table: People) -> None:
    where = f"/rete/servizi/{service_of('Lodi').pk}/posto/"

    response = browser(table["dino"]).post(where, {"until": "2020-01-01", "reason": "x"})

    assert list(response.context["form"].errors) == ["until"]
