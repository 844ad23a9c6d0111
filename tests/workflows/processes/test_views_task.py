"""The page of a task, as it is opened."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.personas import Persona, on, receive
from tests.workflows.processes.pages import address, signed_in, text_of
from workflows.cases.models import Case, Visit

WRITES = ("INSERT", "UPDATE", "DELETE")


def test_task_says_what_why_who_and_by_when(assigned: Case, ada: Persona) -> None:
    page = text_of(signed_in(ada).get(address("meet_referrer", assigned, ada)))

    assert "Riunione con il servizio inviante" in page
    assert assigned.number in page
    assert "entro mar 22 set · fra 15 giorni" in page
    assert "Chi: Ada Conti" in page
    assert "Concludi la riunione" in page


def test_task_names_whom_it_is_about(assigned: Case, ada: Persona) -> None:
    ada.does("meet_referrer", assigned)

    page = text_of(signed_in(ada).get(address("interview_adult", assigned, ada, "Lia")))

    assert "Colloquio con un adulto · Lia" in page
    assert "Ogni adulto è ascoltato da solo prima del primo incontro." in page


def test_task_says_what_comes_next_before_its_button(assigned: Case, ada: Persona) -> None:
    ada.does("meet_referrer", assigned)

    page = text_of(signed_in(ada).get(address("interview_adult", assigned, ada, "Lia")))

    said = page.index("Mancano ancora: Giulia, Marco. Poi si compila la scheda del rischio.")
    assert said < page.index("Concludi il colloquio")


def test_task_tells_the_order_and_links_its_papers(case: Case, bruno: Persona) -> None:
    response = signed_in(bruno).get(address("check_documents", case, bruno))

    paper = case.papers.get()
    assert "Il padre, Marco Rossi, una volta la settimana, 60 minuti" in text_of(response)
    assert f"/documenti/{paper.pk}/" in response.content.decode()


def test_task_is_not_there_for_whom_it_is_not(
    case: Case, bruno: Persona, people: dict[str, Persona]
) -> None:
    where = address("check_documents", case, bruno)

    others = ("ada", "sara", "irene", "elsa", "furio", "dino", "carla", "pia")
    answers = {name: signed_in(people[name]).get(where).status_code for name in others}

    assert set(answers.values()) == {404}


@pytest.mark.parametrize("key", ["0", "999999", "99999999999999999999"])
def test_task_that_does_not_exist_is_not_found(bruno: Persona, key: str) -> None:
    assert signed_in(bruno).get(f"/compiti/{key}/").status_code == 404


def test_step_of_the_system_has_no_page(case: Case, bruno: Persona) -> None:
    process = case.processes.get()
    begin = process.task_set.get(flow_task_type="START")

    assert signed_in(bruno).get(f"/compiti/{begin.pk}/").status_code == 404


def test_task_asks_for_a_sign_in(case: Case, bruno: Persona) -> None:
    where = address("check_documents", case, bruno)

    response = Client().get(where)

    assert response.status_code == 302
    assert response["Location"] == f"/accesso/?next={where}"


def test_opening_a_task_writes_that_it_was_opened_and_nothing_else(
    case: Case, bruno: Persona
) -> None:
    browser = signed_in(bruno)
    where = address("check_documents", case, bruno)

    with CaptureQueriesContext(connection) as queries:
        browser.get(where)

    writes = [q["sql"] for q in queries if q["sql"].startswith(WRITES)]
    assert [sql.split('"')[1] for sql in writes] == ["permissions_readevent"]


def test_task_in_other_hands_says_whose_and_offers_no_button(
    case: Case, people: dict[str, Persona]
) -> None:
    bruno = people["bruno"]
    bruno.does("check_documents", case)
    where = address("assign_case", case, bruno)
    signed_in(people["gino"]).post(f"{where}prendi/")

    page = text_of(signed_in(bruno).get(where))

    assert "Il compito è nelle mani di Gino Marchi" in page
    assert "Salva bozza" not in page


def test_clerk_reads_the_delivery_and_no_address_of_the_case(
    transmitted: Case, elsa: Persona
) -> None:
    response = signed_in(elsa).get(address("acknowledge_report", transmitted, elsa))

    body = response.content.decode()
    assert "R.G. 1234/2026" in body
    assert "✓ integra" in body
    assert f"/casi/{transmitted.pk}/" not in body


def test_front_office_delivers_a_report_it_may_not_open(visited: Case, people: Any) -> None:
    people["bruno"].does("review_plan", visited)
    people["ada"].does("draft_report", visited, course="Il padre piange.")
    people["bruno"].does("validate_report", visited)
    people["gino"].does("sign_report", visited)
    paper = visited.papers.get(kind="report")

    body = (
        signed_in(people["sara"])
        .get(address("transmit_report", visited, people["sara"]))
        .content.decode()
    )

    assert paper.sha256 in body
    assert f"/documenti/{paper.pk}/" not in body
    assert "piange" not in body


@pytest.mark.alike
def test_task_takes_as_many_queries_for_one_open_task_as_for_fifty(
    case: Case, bruno: Persona, sara: Persona, django_assert_num_queries: Any
) -> None:
    browser = signed_in(bruno)
    where = address("check_documents", case, bruno)

    with django_assert_num_queries(17):
        browser.get(where)

    for number in range(49):
        receive(sara, rg_number=5000 + number)
    with django_assert_num_queries(17):
        browser.get(where)


@pytest.mark.alike
def test_review_takes_as_many_queries_for_two_visits_as_for_fifty(
    visited: Case, bruno: Persona, django_assert_num_queries: Any
) -> None:
    browser = signed_in(bruno)
    where = address("review_plan", visited, bruno)

    with django_assert_num_queries(11):
        browser.get(where)

    last = visited.visits.latest("starts_at")
    for week in range(48):
        starts = on("2026-10-05", "15:00") + dt.timedelta(weeks=week)
        Visit.objects.create(
            case=visited,
            plan=last.plan,
            visitor=last.visitor,
            room=last.room,
            operator=last.operator,
            level=last.level,
            starts_at=starts,
            ends_at=starts + dt.timedelta(hours=1),
        )
    with django_assert_num_queries(11):
        browser.get(where)


def test_clerk_answers_in_one_step_and_takes_nothing_in_hand(
    transmitted: Case, elsa: Persona
) -> None:
    where = address("acknowledge_report", transmitted, elsa)

    assert f"{where}prendi/" not in signed_in(elsa).get(where).content.decode()
