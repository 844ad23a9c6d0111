"""The table of a folder: by the words of its titles, either way round, for what one may do."""

import pytest

from intranet.content.actions.placing import add
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.publishing import Standing
from tests.intranet.content.pages import browser, page
from tests.personas import Persona


@pytest.fixture
def filled(section: Item, dino: Persona) -> Item:
    for title in ("Turni di luglio", "Turni di agosto", "Assenze di luglio"):
        add(section, by=dino.user, kind=Kind.PAGE, title=title)
    return section


def titles(who: Persona, folder: Item, query: str) -> list[str]:
    """Those of the rows, from the top."""
    shown = browser(who).get(f"/contenuti/{folder.pk}/{query}").context["contents"]
    return [row.item.title for row in shown.rows]


def test_titles_are_found_by_all_words_that_are_sought(filled: Item, dino: Persona) -> None:
    assert titles(dino, filled, "?parole=LUGLIO+turni") == ["Turni di luglio"]
    assert titles(dino, filled, "?parole=%00") == titles(dino, filled, "")


@pytest.mark.parametrize("sort", ["posizione", "titolo", "stato", "autore", "modifica"])
def test_every_order_is_turned_round(filled: Item, dino: Persona, sort: str) -> None:
    forth, back = (titles(dino, filled, f"?ordina={sign}{sort}") for sign in ("", "-"))

    assert back == forth[::-1]
    assert len(back) == 3


def test_order_in_which_the_table_stands_is_said(filled: Item, dino: Persona) -> None:
    said = {
        sort: page(dino, f"/contenuti/{filled.pk}/?ordina={sort}").partition("aria-sort=")[2][:11]
        for sort in ("titolo", "-titolo", "modifica", "-modifica")
    }

    assert said == {
        "titolo": '"ascending"',
        "-titolo": '"descending',
        "modifica": '"descending',
        "-modifica": '"ascending"',
    }


def test_fifty_rows_are_a_page(section: Item, dino: Persona) -> None:
    for number in range(51):
        add(section, by=dino.user, kind=Kind.PAGE, title=f"Pagina {number}")

    assert len(titles(dino, section, "")) == 50
    assert titles(dino, section, "?pagina=2") == ["Pagina 50"]
    assert "da 51 a 51 di 51" in page(dino, f"/contenuti/{section.pk}/?pagina=2")


def test_who_cannot_order_sees_no_places(filled: Item, ada: Persona, dino: Persona) -> None:
    share(filled, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)

    assert "Posizione" not in page(ada, f"/contenuti/{filled.pk}/")
    assert "Posizione" in page(dino, f"/contenuti/{filled.pk}/")


@pytest.mark.parametrize("act", ["elimina", "sposta", "copia", "stato"])
def test_act_on_nothing_says_that_nothing_was_chosen(filled: Item, dino: Persona, act: str) -> None:
    sent = {"azione": act, "passaggio": "publish"}
    answer = browser(dino).post(f"/contenuti/{filled.pk}/insieme/", sent, follow=True)

    text = answer.content.decode()
    assert "Nessun contenuto era scelto." in text
    assert "Nessun passaggio" not in text
