"""An order for an R.G. number the service already bears, and the amendment of a case."""

import pytest
from django.test import Client

from permissions.models import Organisation
from tests.personas import Persona, receive
from tests.workflows.processes.orders import MARCO, order_answer, pdf, rows
from tests.workflows.processes.pages import messages_of, signed_in, text_of
from workflows.cases.enums import Standing
from workflows.cases.models import Case

NEW = "/provvedimenti/nuovo/"
NONNA = {**MARCO, "first_name": "Rosa", "kin": "grandmother", "birth_date": ""}


@pytest.fixture
def desk(sara: Persona) -> Client:
    return signed_in(sara)


def test_taken_number_offers_to_amend_its_case_and_keeps_what_was_typed(
    case: Case, desk: Client
) -> None:
    response = desk.post(NEW, order_answer(rg_number="1234", progression="Da tenere."))

    page = text_of(response)
    assert f"Il fascicolo {case} porta già questo numero di R.G." in page
    assert f"Registra come modifica del fascicolo {case}" in page
    assert "Da tenere." in page
    assert "Già caricato: decreto.pdf" in page
    assert case.orders.count() == 1


def test_offer_taken_up_amends_the_case(case: Case, desk: Client) -> None:
    answer = order_answer(
        rg_number="1234", frequency="fortnightly", amend=case.pk, **rows("adulti", MARCO, NONNA)
    )

    response = desk.post(NEW, answer)

    order = case.orders.get(version=2)
    assert response["Location"] == f"/casi/{case.pk}/"
    assert messages_of(response) == [f"Modifica registrata nel fascicolo {case}."]
    assert order.frequency == "fortnightly"
    assert [str(p) for p in order.people_with(Standing.AUTHORISED)] == ["Marco Rossi", "Rosa Rossi"]
    assert case.papers.filter(order=order).count() == 1


def test_offer_for_another_number_is_not_taken_up(case: Case, desk: Client) -> None:
    desk.post(NEW, order_answer(amend=case.pk))

    assert case.orders.count() == 1
    assert Case.objects.count() == 2


def test_amendment_that_cannot_follow_says_why(case: Case, desk: Client) -> None:
    answer = order_answer(rg_number="1234", issued_on="2026-09-01", amend=case.pk)

    page = text_of(desk.post(NEW, answer))

    assert "Il provvedimento è anteriore a quello già registrato" in page
    assert f"Registra come modifica del fascicolo {case}" in page
    assert case.orders.count() == 1


def test_number_of_a_closed_case_opens_another(concluded: Case, desk: Client) -> None:
    desk.post(NEW, order_answer(rg_number="1234"))

    assert Case.objects.open().get().proceeding == concluded.proceeding


def test_number_another_service_bears_says_nothing(case: Case, pia: Persona) -> None:
    referrer = Organisation.objects.get(short_name="Sociale Lodi").pk

    response = signed_in(pia).post(NEW, order_answer(rg_number="1234", referrer=referrer))

    assert case.number not in text_of(response)
    assert Case.objects.exclude(pk=case.pk).get().service.short_name == "Lodi"


def test_amendment_starts_from_the_order_in_force(case: Case, desk: Client) -> None:
    page = desk.get(f"/fascicoli/{case.pk}/modifica/")

    form, adults = page.context["filing"].form, page.context["filing"].adults
    assert (form["level"].value(), form["minutes"].value()) == ("protected", 60)
    assert form["issued_on"].value() is None
    assert [row["first_name"].value() for row in adults.forms[:2]] == ["Marco", "Lia"]


def test_amendment_is_a_new_version_from_its_date(case: Case, desk: Client) -> None:
    answer = order_answer(
        issued_on="2026-09-07", effective_from="2026-10-01", frequency="fortnightly"
    )

    desk.post(f"/fascicoli/{case.pk}/modifica/", answer)

    assert [order.frequency for order in case.orders.order_by("version")] == [
        "weekly",
        "fortnightly",
    ]
    assert case.current_order().frequency == "weekly"


def test_second_click_amends_once(case: Case, desk: Client) -> None:
    where = f"/fascicoli/{case.pk}/modifica/"
    desk.post(where, order_answer(frequency="fortnightly"))

    second = desk.post(where, order_answer(frequency="fortnightly", pdf=pdf()))

    assert messages_of(second)[-1] == "Già registrato."
    assert case.orders.count() == 2


@pytest.mark.parametrize("name", ["ada", "irene", "elsa", "dino", "carla", "pia"])
def test_who_may_not_amend_finds_no_page(case: Case, people: dict[str, Persona], name: str) -> None:
    where = f"/fascicoli/{case.pk}/modifica/"

    assert signed_in(people[name]).get(where).status_code == 404
    assert signed_in(people[name]).post(where, order_answer()).status_code == 404
    assert case.orders.count() == 1


def test_closed_case_is_not_amended(concluded: Case, desk: Client) -> None:
    assert desk.get(f"/fascicoli/{concluded.pk}/modifica/").status_code == 404


def test_each_service_numbers_and_bears_its_own(case: Case, desk: Client, sara: Persona) -> None:
    other = receive(sara, rg_number=2)

    desk.post(NEW, order_answer(rg_number="2", amend=other.pk, frequency="monthly"))

    assert (case.orders.count(), other.orders.count()) == (1, 2)
