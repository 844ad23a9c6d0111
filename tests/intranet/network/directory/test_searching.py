"""Services on the page of the search."""

from typing import Any

from intranet.network.directory.actions.services import correct_service
from intranet.network.directory.models import Card
from intranet.network.directory.searching import Services
from tests.intranet.network.directory.conftest import People, added, approved, written
from tests.intranet.network.looking import finds


def address_of(name: str) -> str:
    return Card.objects.get(service__short_name=name).get_absolute_url()


def test_service_is_found_by_its_name_and_by_its_approved_card(table: People) -> None:
    approved(table)
    approved(table, "olga", "Lodi", addresses="Corso Adda 9, Lodi")
    ada, milano = table["ada"], address_of("Milano")

    for typed in ("spazio neutro milano", "betulle", "ambito di milano"):
        assert finds(ada, typed, milano, tipo="servizi"), typed
    assert not finds(ada, "adda", milano)


def test_card_is_quoted_without_saying_twice_what_two_names_say(table: People) -> None:
    approved(table, "olga", "Lodi", addresses="Corso Adda 9")
    card = Card.objects.get(service__short_name="Lodi")

    _card, title, text = Services().sheet(card)

    assert title == "Spazio Neutro di Lodi"
    assert text.split(" · ")[:2] == ["Comune di Lodi", "Lodi"]
    assert text.split(" · ").count("Lodi") == 1


def test_what_is_being_written_is_found_only_once_it_is_approved(table: People) -> None:
    approved(table)
    milano, gino = address_of("Milano"), table["gino"]

    written(gino, addresses="Via dei Tigli 3, Milano")

    assert not finds(gino, "tigli", milano)
    assert finds(gino, "betulle", milano)


def test_service_is_found_by_its_new_name(table: People) -> None:
    pavia = added(table["dino"], "Spazio Neutro di Pavia", "Pavia")
    typed: dict[str, Any] = {"name": "Il Ponte", "short_name": "Pavia", "body": "", "address": ""}

    correct_service(pavia, by=table["dino"].user, municipality="Pavia", **typed)

    assert finds(table["ada"], "ponte", address_of("Pavia"))


def test_service_is_not_found_outside_the_network(of_all: People) -> None:
    assert not any(
        finds(of_all[name], "betulle", address_of("Milano")) for name in ("elsa", "irene")
    )
