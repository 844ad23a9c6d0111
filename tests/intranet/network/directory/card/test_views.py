from typing import Any

import pytest

from intranet.network.directory.actions.cards import register_card, return_card, submit_card
from intranet.network.directory.models import Card, Edition
from permissions.models import Organisation
from tests.intranet.desk.pages import browser, page
from tests.intranet.network.directory.conftest import (
    WORDS,
    added,
    service_of,
    submitted,
    written,
)
from tests.personas import Persona
from tests.workflows.processes.pages import messages_of, text_of

People = dict[str, Persona]


def where(name: str = "Milano", rest: str = "") -> str:
    return f"/rete/servizi/{service_of(name).pk}/{rest}"


def typed(**changes: Any) -> dict[str, Any]:
    words = {name: "" if value is None else value for name, value in WORDS.items()}
    return {**words, "seen": "", **changes}


def test_card_is_written_and_submitted_from_the_page(table: People) -> None:
    response = browser(table["gino"]).post(where(rest="scheda/"), typed())

    assert response["Location"] == where()
    assert messages_of(response) == ["Scheda presentata al coordinamento, che la approva."]
    edition = Edition.objects.get()
    assert (edition.state, edition.author) == ("submitted", table["gino"].user)
    assert edition.levels == ["protected", "facilitated"]


def test_draft_is_kept_for_the_service_alone(table: People) -> None:
    response = browser(table["gino"]).post(where(rest="scheda/"), typed(draft="1", rooms=7))

    assert messages_of(response) == ["Bozza salvata: la legge solo il servizio."]
    assert "Continua a scrivere" in page(table["bruno"], where())
    assert 'value="7"' in page(table["bruno"], where(rest="scheda/"))
    one = where(rest="edizioni/1/")
    for name in ("dino", "ada", "olga"):
        assert browser(table[name]).get(one).status_code == 404, name
        assert "In scrittura" not in page(table[name], where())
    assert browser(table["gino"]).get(one).status_code == 200


@pytest.mark.parametrize("name", ["ada", "sara", "dino", "olga", "carla", "elsa", "irene"])
def test_card_of_milano_is_written_by_nobody_else(table: People, name: str) -> None:
    client = browser(table[name])

    assert client.get(where(rest="scheda/")).status_code == 404
    assert client.post(where(rest="scheda/"), typed()).status_code == 404
    assert not Card.objects.exists()


@pytest.mark.parametrize("name", ["elsa", "furio", "irene", "teo", "ines"])
def test_card_is_not_there_for_who_is_not_of_the_network(of_all: People, name: str) -> None:
    for rest in ("", "edizioni/1/", "esame/", "anagrafica/", "posto/"):
        assert browser(of_all[name]).get(where(rest=rest)).status_code == 404


@pytest.mark.parametrize("kind", ["province", "court", "referrer"])
def test_card_is_of_a_service_alone(of_all: People, kind: str) -> None:
    other = Organisation.objects.filter(kind=kind).first()
    assert other is not None

    for rest in ("", "scheda/", "posto/"):
        status = browser(of_all["dino"]).get(f"/rete/servizi/{other.pk}/{rest}").status_code
        assert status == 404, rest


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"levels": []}, "levels"),
        ({"addresses": " "}, "addresses"),
        ({"declared_on": "2026-09-08"}, "declared_on"),
        ({"declared_wait": "-1"}, "declared_wait"),
        ({"rooms": "40000"}, "rooms"),
        ({"email": "nessuna"}, "email"),
        ({"phone": "", "email": ""}, "phone"),
        ({"intake": "tea"}, "intake"),
        ({"contact": "la\u202e segreteria"}, "contact"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    table: People, wrong: dict[str, Any], field: str
) -> None:
    response = browser(table["gino"]).post(where(rest="scheda/"), typed(**wrong))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Edition.objects.exists()


def test_second_writer_keeps_what_was_typed(table: People) -> None:
    browser(table["bruno"]).post(where(rest="scheda/"), typed(draft="1"))

    response = browser(table["gino"]).post(where(rest="scheda/"), typed(rooms=9))

    assert "un’altra persona ha scritto" in text_of(response)
    assert 'value="9"' in response.content.decode()
    assert Edition.objects.get().rooms == 3


def test_remarks_stand_over_the_form(table: People) -> None:
    return_card(submitted(table["gino"]), by=table["dino"].user, remarks="Quali sale?")

    assert "Quali sale?" in page(table["bruno"], where(rest="scheda/"))
    assert "Quali sale?" in page(table["gino"], where())
    assert "Quali sale?" not in page(table["ada"], where())


def test_card_that_waits_for_an_answer_is_not_drawn_as_a_form(table: People) -> None:
    submitted(table["gino"])

    text = page(table["gino"], where(rest="scheda/"))

    assert "prima di cambiarla va ripresa" in text
    assert f'<a href="{where()}">Torna alla scheda</a>' in text
    assert 'name="rooms"' not in text


def test_card_submitted_meanwhile_keeps_what_was_typed(table: People) -> None:
    submitted(table["gino"])

    response = browser(table["bruno"]).post(where(rest="scheda/"), typed(rooms=9))

    assert 'value="9"' in response.content.decode()


def test_card_is_taken_back_by_the_service(table: People) -> None:
    submitted(table["gino"])
    for name in ("ada", "dino", "olga"):
        assert browser(table[name]).post(where(rest="scheda/ripresa/")).status_code == 404
    assert browser(table["gino"]).get(where(rest="scheda/ripresa/")).status_code == 405

    response = browser(table["bruno"]).post(where(rest="scheda/ripresa/"))

    assert messages_of(response) == ["La scheda è di nuovo in scrittura."]
    again = browser(table["bruno"]).post(where(rest="scheda/ripresa/"))
    assert "In scrittura" in messages_of(again)[-1]


def test_declaration_begins_from_today_and_not_from_the_former_one(of_all: People) -> None:
    text = page(of_all["gino"], where(rest="scheda/"))

    assert 'value="2026-09-07"' in text
    assert 'value="2026-09-01"' not in text


def test_coordination_writes_what_it_was_told(table: People) -> None:
    monza = added(table["dino"], "Spazio Neutro di Monza", "Monza")
    dino, address = browser(table["dino"]), f"/rete/servizi/{monza.pk}/scheda/"
    assert list(dino.post(address, typed()).context["form"].errors) == ["told_by"]

    dino.post(address, typed(told_by="la responsabile, al telefono"))

    text = page(table["ada"], f"/rete/servizi/{monza.pk}/")
    assert "come comunicato: la responsabile, al telefono" in text
    assert browser(table["gino"]).get(address).status_code == 404


def test_former_edition_tells_what_it_changed(of_all: People) -> None:
    monza = added(of_all["dino"], "Spazio Neutro di Monza", "Monza")
    for rooms in (1, 2):
        register_card(monza, by=of_all["dino"].user, told_by="x", **{**WORDS, "rooms": rooms})

    text = page(of_all["ada"], f"/rete/servizi/{monza.pk}/edizioni/2/")

    assert "<del>1</del>" in text
    assert "<ins>2</ins>" in text
    assert "in vigore" in text
    assert browser(of_all["ada"]).get(f"/rete/servizi/{monza.pk}/edizioni/3/").status_code == 404


def test_words_of_a_card_are_words(table: People) -> None:
    edition = written(table["gino"], agreements="<script>alert(1)</script>\n\nSecondo")
    submit_card(edition, by=table["gino"].user)

    html = browser(table["gino"]).get(where(rest="edizioni/1/")).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
