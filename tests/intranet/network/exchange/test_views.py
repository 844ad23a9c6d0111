"""The pages of questions and answers."""

import pytest
import time_machine

from intranet.network.exchange import actions
from intranet.network.exchange.models import Answer, Question
from tests.intranet.content.pages import page, sent, statements, status
from tests.personas import Persona, on

NEW = "/rete/domande/nuova/"


def test_question_is_asked_answered_and_found(table: dict[str, Persona]) -> None:
    ada, carla = table["ada"], table["carla"]

    code, where = sent(ada, NEW, title="Chi apre la porta?", text="Da noi chi capita.", tags="")
    sent(carla, where, text="Da noi la segreteria.")

    assert code == 302
    assert "Da noi la segreteria." in page(table["luca"], where)
    assert "Chi apre la porta?" in page(table["luca"], "/rete/domande/?parole=segreteria")
    assert "Chi apre la porta?" not in page(table["luca"], "/rete/domande/?parole=videochiamata")


def test_text_that_names_a_case_is_shown_marked_and_nothing_is_lost(
    table: dict[str, Persona],
) -> None:
    text = "Il decreto R.G. 1234/2026 <b>tace</b>, la bambina di 9 anni pure."

    code, html = sent(table["ada"], NEW, title="Che si fa?", text=text, tags="decreti")

    assert code == 200
    assert '<mark class="sure">' in html
    assert "R.G. 1234/2026</mark>" in html
    assert "bambina di 9 anni</mark>" in html
    assert "&lt;b&gt;tace&lt;/b&gt;" in html
    assert "<b>tace" not in html
    assert 'value="decreti"' in html
    assert "controllato" not in html.split("<form")[-1]
    assert not Question.objects.exists()


def test_what_may_be_confirmed_is_posted_with_the_seal(table: dict[str, Persona]) -> None:
    words = {"title": "Rifiuto", "text": "Una bambina di 9 anni tace.", "tags": ""}
    _code, html = sent(table["ada"], NEW, **words)
    seal = html.split('name="controllato" value="')[1].split('"')[0]

    code, _where = sent(table["ada"], NEW, **words, controllato=seal)

    assert code == 302
    assert Question.objects.count() == 1


def test_answer_with_a_case_number_keeps_what_was_typed(
    question: Question, table: dict[str, Persona]
) -> None:
    code, html = sent(table["carla"], question.get_absolute_url(), text="Come in 2026/0142, sì.")

    assert code == 200
    assert "2026/0142</mark>" in html
    assert "Come in 2026/0142, sì.</textarea>" in html
    assert not Answer.objects.exists()


@pytest.mark.parametrize("name", ["irene", "elsa", "ines"])
def test_pages_are_not_there_for_others(
    given: Answer, table: dict[str, Persona], name: str
) -> None:
    for address in ("/rete/domande/", NEW, given.question.get_absolute_url()):
        assert status(table[name], address) == 404


def test_acts_of_others_are_not_there(given: Answer, table: dict[str, Persona]) -> None:
    asked, luca = given.question.pk, table["luca"]
    for address in (
        f"/rete/domande/{asked}/modifica/",
        f"/rete/domande/{asked}/nascondi/",
        f"/rete/risposte/{given.pk}/modifica/",
        f"/rete/risposte/{given.pk}/nascondi/",
    ):
        assert status(luca, address) == 404
        assert sent(luca, address, text="x", reason="x", title="x")[0] == 404
    for address in (f"/rete/domande/{asked}/chiusura/", f"/rete/risposte/{given.pk}/utile/"):
        assert sent(luca, address)[0] == 404
    given.question.refresh_from_db()
    assert given.question.state == Question.State.ANSWERED


def test_hidden_answer_is_neither_read_counted_nor_found(
    given: Answer, table: dict[str, Persona]
) -> None:
    address = f"/rete/risposte/{given.pk}/nascondi/"
    assert sent(table["dino"], address, reason="Si riconosce una famiglia.")[0] == 302

    luca, where = table["luca"], given.question.get_absolute_url()
    assert "telefoniamo" not in page(luca, where)
    assert where not in page(luca, "/cerca/?testo=telefoniamo")
    assert where in page(luca, "/cerca/?testo=genitore+tarda")
    assert "1 risposta" not in page(luca, "/rete/domande/")
    assert "Si riconosce una famiglia." in page(table["carla"], given.question.get_absolute_url())
    sent(table["dino"], address, mostra="1")
    assert where in page(luca, "/cerca/?testo=telefoniamo")


def test_author_rewrites_then_adds(
    given: Answer, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    carla, address = table["carla"], f"/rete/risposte/{given.pk}/modifica/"
    assert given.text in page(carla, address)
    sent(carla, address, text="Dopo venti minuti.")
    clock.move_to(on("2026-09-07", "11:00"))

    assert "Che cosa si aggiunge" in page(carla, address)
    sent(carla, address, text="E si scrive.")

    html = page(table["ada"], given.question.get_absolute_url())
    assert "Dopo venti minuti." in html
    assert "E si scrive." in html


def test_question_is_closed_opened_and_an_answer_chosen(
    given: Answer, table: dict[str, Persona]
) -> None:
    ada, pk = table["ada"], given.question.pk
    sent(ada, f"/rete/risposte/{given.pk}/utile/")
    sent(ada, f"/rete/domande/{pk}/chiusura/")

    html = page(table["luca"], f"/rete/domande/{pk}/")
    assert "È servita" in html
    assert "Pubblica la risposta" not in html
    assert sent(table["luca"], f"/rete/domande/{pk}/", text="Tardi.")[0] == 404
    sent(ada, f"/rete/domande/{pk}/chiusura/")
    assert "Pubblica la risposta" in page(table["luca"], f"/rete/domande/{pk}/")


def test_list_shows_what_is_asked_of_it(given: Answer, table: dict[str, Persona]) -> None:
    actions.ask(by=table["luca"].user, title="Chi ha un interprete?", text="Di arabo.", tags="reti")
    wanted = {
        "mostra=open": (False, True),
        "mostra=answered": (True, False),
        "mostra=mie": (False, True),
        "argomento=Ritardi": (True, False),
        "argomento=rit": (False, False),
        "mostra=sbagliato": (True, True),
        "dopo=sbagliato": (True, True),
    }

    for query, seen in wanted.items():
        html = page(table["luca"], f"/rete/domande/?{query}")
        assert (given.question.title in html, "Chi ha un interprete?" in html) == seen, query


@pytest.mark.alike
def test_pages_cost_the_same_for_one_and_for_three(
    given: Answer, table: dict[str, Persona]
) -> None:
    luca, where = table["luca"], given.question.get_absolute_url()
    alone = (statements(luca, "/rete/domande/"), statements(luca, where))
    for number in range(2):
        more = actions.ask(by=table["bruno"].user, title=f"Altra {number}", text="Sì?")
        actions.answer(more, by=table["olga"].user, text="Sì.")
        again = actions.answer(given.question, by=table["bruno"].user, text="Anche noi.")
        actions.add_to(again, by=table["bruno"].user, text="Sempre.")

    assert (statements(luca, "/rete/domande/"), statements(luca, where)) == alone


def test_list_goes_on_after_a_page(table: dict[str, Persona]) -> None:
    for number in range(21):
        actions.ask(by=table["ada"].user, title=f"Domanda {number:02}", text="Sì?")

    first = page(table["luca"], "/rete/domande/")
    after = first.split("dopo=")[1].split('"')[0]

    assert "Domanda 20" in first
    assert "Domanda 00" not in first
    assert "Domanda 00" in page(table["luca"], f"/rete/domande/?dopo={after}")
