import datetime as dt
from typing import Any

from tests.personas import FATHER, MOTHER, Persona, receive
from workflows.cases.entries import PersonEntry
from workflows.cases.sentences import order_sentences

GRANDFATHER = PersonEntry("Aldo", "Rossi", None, "grandfather", "excluded")


def told(by: Persona, **order: Any) -> list[str]:
    case = receive(by, order=order, adults=(FATHER, MOTHER, GRANDFATHER))
    return order_sentences(case.current_order())


def test_sentences_say_who_may_meet_the_child_and_how(sara: Persona) -> None:
    sentences = told(sara)

    assert sentences[0] == (
        "Il padre, Marco Rossi, una volta la settimana, 60 minuti, "
        "sempre alla presenza di un operatore, che vede e ascolta."
    )


def test_sentences_name_who_is_excluded_and_who_brings_the_child(sara: Persona) -> None:
    sentences = told(sara)

    assert "Esclusi dagli incontri: il nonno, Aldo Rossi." in sentences
    assert "Accompagna il minore: la madre, Lia Bianchi." in sentences


def test_sentences_admit_what_the_order_leaves_open(sara: Persona) -> None:
    sentences = told(sara, level="", frequency="", expires_on=None)

    assert sentences[0] == "Il padre, Marco Rossi, 60 minuti."
    assert "Il provvedimento non dice ogni quanto si tengono gli incontri." in sentences
    assert "Il provvedimento non dice con quale livello di protezione." in sentences
    assert "In vigore dal 3 set 2026, senza scadenza." in sentences


def test_sentences_tell_the_clauses_of_the_court(sara: Persona) -> None:
    sentences = told(
        sara,
        next_hearing_on=dt.date(2026, 12, 20),
        report_days=90,
        protected_until=dt.date(2026, 11, 1),
        progression="Incontri facilitati dopo tre mesi.",
        progression_by="il servizio",
    )

    assert sentences[-6:] == [
        "In vigore dal 3 set 2026 al 3 mar 2027.",
        "Prossima udienza: 20 dic 2026.",
        "Relazione al giudice ogni 90 giorni.",
        "Ordine di protezione fino al 1 nov 2026: le persone coinvolte non si incrociano.",
        "Progressione: Incontri facilitati dopo tre mesi.",
        "Può variare le modalità: il servizio.",
    ]
