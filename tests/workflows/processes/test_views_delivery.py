"""A clerk hands an order to a service, and learns nothing of what the service holds."""

from typing import Any

import pytest
from django.test import Client

from permissions.models import Organisation
from tests.personas import Persona
from tests.workflows.processes.orders import order_answer, pdf
from tests.workflows.processes.pages import messages_of, signed_in, text_of
from workflows.cases.models import Case

NEW = "/provvedimenti/nuovo/"


@pytest.fixture
def clerk(elsa: Persona) -> Client:
    return signed_in(elsa)


def delivery(**changes: Any) -> dict[str, Any]:
    service = Organisation.objects.get(short_name="Milano").pk
    return order_answer(service=service, **changes)


def test_delivered_order_opens_a_case_of_the_chosen_service(clerk: Client, bruno: Persona) -> None:
    response = clerk.post(NEW, delivery())

    case = Case.objects.get()
    assert (response["Location"], messages_of(response)) == ("/", ["Provvedimento consegnato."])
    assert bruno.tasks(case) == [("check_documents", "")]


def test_court_is_the_clerks_own_whatever_is_sent(clerk: Client) -> None:
    other = Organisation.objects.get(short_name="Tribunale Monza").pk

    clerk.post(NEW, delivery(court=other))

    assert Case.objects.get().court.short_name == "TM Milano"


def test_order_for_a_known_number_amends_its_case_in_silence(case: Case, clerk: Client) -> None:
    response = clerk.post(NEW, delivery(rg_number="1234", frequency="fortnightly"))

    assert (response["Location"], messages_of(response)) == ("/", ["Provvedimento consegnato."])
    assert case.orders.get(version=2).frequency == "fortnightly"
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"issued_on": "2026-09-01"}, {"level": ""}, {"adulti-0-birth_date": "1981-02-02"}],
)
def test_order_that_cannot_follow_is_filed_in_silence(
    case: Case, clerk: Client, changes: dict[str, str]
) -> None:
    response = clerk.post(NEW, delivery(rg_number="1234", **changes))

    assert (response["Location"], messages_of(response)) == ("/", ["Provvedimento consegnato."])
    assert case.number not in text_of(response)
    assert case.papers.count() == 2


def test_second_click_delivers_once(clerk: Client) -> None:
    clerk.post(NEW, delivery())

    second = clerk.post(NEW, delivery(pdf=pdf()))

    assert (second["Location"], messages_of(second)[-1]) == ("/", "Provvedimento consegnato.")
    assert Case.objects.get().orders.count() == 1
    assert Case.objects.get().papers.count() == 1


def test_clerk_of_another_court_learns_nothing_of_the_number(case: Case, furio: Persona) -> None:
    response = signed_in(furio).post(NEW, delivery(rg_number="1234"))

    assert messages_of(response) == ["Provvedimento consegnato."]
    assert case.orders.count() == 1
    assert Case.objects.exclude(pk=case.pk).get().court.short_name == "Tribunale Monza"


def test_wrong_order_is_refused_as_anywhere(clerk: Client) -> None:
    page = text_of(clerk.post(NEW, delivery(expires_on="2026-01-01")))

    assert "La scadenza viene prima dell'emissione." in page
    assert not Case.objects.exists()


def test_clerk_is_not_offered_to_amend(case: Case, clerk: Client) -> None:
    page = text_of(clerk.get(NEW))

    assert "Consegna il provvedimento" in page
    assert "fascicolo" not in page.lower()
