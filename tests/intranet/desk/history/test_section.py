"""The history of a case: who did what, when, from which value to which."""

from typing import Any

import pytest

from intranet.desk.case.page import CasePage, read_page
from intranet.desk.history.entries import PAGE, Wish, keys_of
from intranet.desk.history.section import history_of
from intranet.desk.history.words import Entry
from tests.intranet.desk.pages import hold_first_visit, page, statements
from tests.personas import Persona, on, receive
from workflows.cases.models import Case, Person, Visit


def entries(persona: Persona, case: Case, without: str = "", **query: str) -> list[Entry]:
    seen = read_page(persona.user, case.pk, query)
    held = seen.held - {without}
    told = history_of(CasePage(**{**vars(seen), "held": held}))
    return list(told["entries"])


def changes(entry: Entry) -> dict[str, tuple[str, str]]:
    return {change.label: (change.before, change.after) for change in entry.changes}


def test_history_says_who_did_which_step(assigned: Case, bruno: Persona) -> None:
    steps = [(each.title, each.who) for each in entries(bruno, assigned, tipo="passi")]

    assert steps == [
        ("Assegnare il caso", "Bruno Ferri"),
        ("Controllare i documenti", "Bruno Ferri"),
    ]


def test_history_says_from_which_value_to_which(assigned: Case, bruno: Persona) -> None:
    cases = [each for each in entries(bruno, assigned, tipo="fascicolo") if not each.is_new]

    assert {each.title for each in cases} == {"Fascicolo"}
    assert {each.verb for each in cases} == {"cambiato"}
    assert changes(cases[0]) == {
        "Stato": ("In lista d'attesa", "Assegnato"),
        "Operatore": ("", "Ada Conti"),
    }
    assert changes(cases[1]) == {"Stato": ("Ricevuto", "In lista d'attesa")}


def test_history_reads_days_hours_and_people_in_words(
    planned: Case, people: dict[str, Persona], clock: Any
) -> None:
    hold_first_visit(planned, people, clock)
    ada = people["ada"]

    visit = changes(entries(ada, planned, tipo="incontri")[-1])
    record = changes(entries(ada, planned, tipo="note")[0])
    person = changes(entries(ada, planned, tipo="persone")[-1])

    assert visit["Persona incontrante"] == ("", "Marco Rossi")
    assert record["Arrivo del minore"] == ("", "15:00")
    assert record["Stato"] == ("", "Da convalidare")
    assert person["Data di nascita"] == ("", "1 mag 2017")
    booked = [each for each in entries(ada, planned, tipo="incontri") if each.is_new]
    assert ("", "lun 14 set, 15:00") in [changes(each).get("Inizio") for each in booked]


def test_step_on_a_person_or_a_visit_says_which(
    planned: Case, people: dict[str, Persona], clock: Any
) -> None:
    hold_first_visit(planned, people, clock)

    steps = {each.title for each in entries(people["ada"], planned, tipo="passi")}

    assert "Colloquio con un adulto · Lia" in steps
    assert "Scrivere il verbale dell'incontro · lun 14 set, 15:00 · Marco" in steps


def test_latest_comes_first(planned: Case, ada: Persona) -> None:
    moments = [entry.at for entry in entries(ada, planned)]

    assert len(moments) > 20
    assert moments == sorted(moments, reverse=True)


def test_history_is_filtered_by_person(planned: Case, ada: Persona, bruno: Persona) -> None:
    his = entries(ada, planned, chi=str(bruno.user.pk))

    assert {entry.who for entry in his} == {"Bruno Ferri"}
    assert ("", "Ada Conti") in [changes(entry).get("Operatore") for entry in his]


@pytest.mark.parametrize(
    ("without", "kind", "secret"),
    [
        ("cases.view_notes", "note", "Arriva puntuale"),
        ("cases.view_people", "persone", "Bianchi"),
        ("cases.view_orders", "fascicolo", "Decreto"),
    ],
)
def test_values_are_read_by_who_may_read_the_record(
    planned: Case, ada: Persona, without: str, kind: str, secret: str
) -> None:
    told = entries(ada, planned, tipo=kind)
    closed = entries(ada, planned, without, tipo=kind)

    assert any(secret in str(entry.changes) for entry in told)
    assert len(closed) == len(told)
    assert not any(secret in str(entry) for entry in closed)


def test_steps_name_nobody_to_who_may_not_know_them(planned: Case, ada: Persona) -> None:
    closed = entries(ada, planned, "cases.view_people", tipo="passi")

    assert "Colloquio con un adulto" in {entry.title for entry in closed}
    assert not any("Lia" in entry.title for entry in closed)


def test_history_holds_nothing_of_another_case(planned: Case, sara: Persona, ada: Persona) -> None:
    before = len(keys_of(planned, Wish()))

    receive(sara, 777)

    assert len(keys_of(planned, Wish())) == before


def test_history_comes_fifty_at_a_time(planned: Case, ada: Persona, clock: Any) -> None:
    clock.move_to(on("2026-09-08"))
    visit = Visit.objects.filter(case=planned).earliest("starts_at")
    for number in range(60):
        visit.reason = f"Motivo {number}"
        visit.save()

    first, second = entries(ada, planned), entries(ada, planned, pagina="2")

    assert len(first) == PAGE
    assert changes(first[0]) == {"Motivo": ("Motivo 58", "Motivo 59")}
    assert changes(second[0]) == {"Motivo": ("Motivo 8", "Motivo 9")}


@pytest.mark.alike
def test_history_takes_as_many_statements_for_few_rows_as_for_many(
    case: Case, ada: Persona, bruno: Persona
) -> None:
    assert statements(bruno, f"/casi/{case.pk}/storia/") == 14

    person = Person.objects.children().get(case=case)
    for number in range(60):
        person.first_name = f"Nome {number}"
        person.save()

    assert statements(bruno, f"/casi/{case.pk}/storia/") == 14


@pytest.mark.parametrize("query", ["tipo=x", "chi=x", "pagina=0", "pagina=9999999", "chi=²"])
def test_wish_that_makes_no_sense_is_left_out(case: Case, bruno: Persona, query: str) -> None:
    assert "Sara Villa" in page(bruno, f"/casi/{case.pk}/storia/?{query}")


def test_page_without_entries_says_so(case: Case, bruno: Persona, ada: Persona) -> None:
    text = page(bruno, f"/casi/{case.pk}/storia/?chi={ada.user.pk}")

    assert "Nessuna voce con questo filtro." in text
