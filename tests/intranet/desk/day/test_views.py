from typing import Any

import pytest

from tests.intranet.desk.pages import browser, deliver, page, statements
from tests.personas import Persona, on, receive
from workflows.cases.models import Case, Visit
from workflows.engine.execution import take

FREE = "/giornata/?lista=da-prendere"


@pytest.mark.alike
def test_desk_takes_as_many_statements_for_one_row_as_for_fifty(
    planned: Case, sara: Persona, bruno: Persona, clock: Any
) -> None:
    receive(sara, 99)
    clock.move_to(on("2026-09-14", "08:30"))
    assert statements(bruno, FREE) == 12

    for number in range(50):
        receive(sara, 100 + number)
    first = planned.visits.get(starts_at=on("2026-09-14", "15:00"))
    for _number in range(50):
        first.pk = None
        first.save(force_insert=True)

    assert Visit.objects.count() == 52
    assert statements(bruno, FREE) == 12


def test_desk_leads_to_the_work_and_lets_it_be_taken(case: Case, bruno: Persona) -> None:
    task = bruno.task("check_documents", case)

    text = page(bruno, FREE)

    assert f'href="/compiti/{task}/"' in text
    assert f'action="/compiti/{task}/prendi/"' in text
    assert "2026/0001" in text
    assert "Giulia R." in text


def test_task_taken_on_the_desk_is_then_among_the_own(case: Case, bruno: Persona) -> None:
    task, client = bruno.task("check_documents", case), browser(bruno)

    response = client.post(f"/compiti/{task}/prendi/", {"next": "/giornata/"})

    assert response.headers["Location"] == "/giornata/"
    text = page(bruno, "/giornata/")
    assert f'action="/compiti/{task}/rilascia/"' in text


def test_work_in_the_hands_of_another_is_not_offered(
    planned: Case, ada: Persona, sara: Persona, clock: Any
) -> None:
    task = ada.task("confirm_visit", planned, "14 set")
    take(task, ada.user)

    text = page(sara, "/giornata/?lista=del-servizio")

    assert "Ada Conti" in text
    assert f"/compiti/{task}/" not in text


def test_overdue_work_says_so_in_words(case: Case, bruno: Persona, clock: Any) -> None:
    clock.move_to(on("2026-09-16"))

    text = page(bruno, FREE)

    assert "scaduto da 2 giorni" in text
    assert "#it-warning-circle" in text


def test_empty_desk_says_what_will_appear(bruno: Persona) -> None:
    text = page(bruno, "/giornata/")

    assert "Nessun incontro oggi. Ogni incontro compare qui nel giorno in cui si tiene" in text
    assert "Niente in carico. Qui compaiono i passi affidati per nome" in text


def test_filter_without_findings_can_be_left(case: Case, bruno: Persona) -> None:
    text = page(bruno, f"{FREE}&passo=assign_case")

    assert "Nessun compito con questo filtro." in text
    assert 'href="?lista=da-prendere#da-fare">Togli il filtro' in text


def test_new_order_is_offered_to_who_registers_them(sara: Persona, bruno: Persona) -> None:
    assert 'href="/provvedimenti/nuovo/"' in page(sara, "/giornata/")
    assert 'href="/provvedimenti/nuovo/"' not in page(bruno, "/giornata/")


def test_clerk_finds_no_case_on_the_desk(case: Case, sara: Persona, elsa: Persona) -> None:
    deliver(case, sara)

    text = page(elsa, "/giornata/?lista=del-servizio")

    assert case.number not in text
    assert "Giulia" not in text


def test_desk_asks_for_a_sign_in(client: Any, db: None) -> None:
    response = client.get("/giornata/")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accesso/")
