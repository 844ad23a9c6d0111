"""The pages of the court office: what its clerks see, and how they answer."""

from typing import Any

import pytest

from tests.intranet.desk.pages import browser, deliver, page, statements
from tests.personas import Persona, on, receive
from workflows.cases.models import Case
from workflows.documents.models import Transmission


@pytest.fixture
def delivered(case: Case, sara: Persona) -> Transmission:
    """A report delivered to the juvenile court of Milan."""
    return deliver(case, sara)


@pytest.fixture
def concluded(planned: Case, people: dict[str, Persona], clock: Any) -> Case:
    """A case whose report waits for the clerk, by the steps of its path."""
    for day in ("2026-09-14", "2026-09-21"):
        people["sara"].does("confirm_visit", planned)
        clock.move_to(on(day, "17:00"))
        people["ada"].does("hold_visit", planned)
        people["ada"].does("record_visit", planned)
        people["bruno"].does("validate_record", planned)
    people["bruno"].does("review_plan", planned)
    people["ada"].does("draft_report", planned)
    people["bruno"].does("validate_report", planned)
    people["gino"].does("sign_report", planned)
    people["sara"].does("transmit_report", planned)
    return planned


def last(case: Case) -> Transmission:
    return Transmission.objects.filter(report__case=case).latest("pk")


def test_clerk_sees_the_report_and_nothing_of_the_case(
    delivered: Transmission, case: Case, elsa: Persona
) -> None:
    text = page(elsa, "/relazioni/") + page(elsa, f"/relazioni/{delivered.pk}/")

    assert "R.G. 1234/2026" in text
    assert "Tribunale per i minorenni di Milano" in text
    assert "PG 1/2026" in text
    assert delivered.sha256 in text
    assert "✓ integra" in text
    assert case.number not in text
    assert "Giulia" not in text
    assert "/casi/" not in text


@pytest.mark.parametrize("name", ["furio", "dino", "carla", "sara", "bruno", "irene"])
def test_report_does_not_exist_for_others(
    delivered: Transmission, people: dict[str, Persona], name: str
) -> None:
    page(people[name], f"/relazioni/{delivered.pk}/", status=404)
    page(people[name], f"/relazioni/{delivered.pk}/pdf/", status=404)
    response = browser(people[name]).post(f"/relazioni/{delivered.pk}/", {"decision": "accept"})
    assert response.status_code == 404


def test_clerk_of_another_court_has_an_empty_list(delivered: Transmission, furio: Persona) -> None:
    text = page(furio, "/relazioni/?rg=1234")

    assert "R.G. 1234/2026" not in text
    assert "Nessuna relazione da prendere in carico" in text


@pytest.mark.parametrize("name", ["sara", "bruno", "irene", "dino"])
def test_list_is_there_for_clerks_alone(people: dict[str, Persona], name: str) -> None:
    page(people[name], "/relazioni/", status=404)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1234", True),
        ("1234/2026", True),
        ("R.G. 1234/2026", True),
        ("234", False),
        ("1234/2025", False),
        ("Giulia", False),
        ("PG", False),
        ("2026/0001", False),
    ],
)
def test_search_is_by_the_whole_rg_number(
    delivered: Transmission, elsa: Persona, text: str, *, found: bool
) -> None:
    address = f'href="/relazioni/{delivered.pk}/"'

    assert (address in page(elsa, f"/relazioni/?rg={text}")) is found


def test_pdf_bears_the_courts_number_and_not_the_cases(
    delivered: Transmission, elsa: Persona
) -> None:
    response = browser(elsa).get(f"/relazioni/{delivered.pk}/pdf/")

    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="relazione-rg-1234-2026.pdf"'
    assert response["Cache-Control"] == "no-store"


def test_report_that_is_no_longer_whole_says_so(delivered: Transmission, elsa: Persona) -> None:
    delivered.sha256 = "0" * 64
    delivered.save()

    text = page(elsa, f"/relazioni/{delivered.pk}/")

    assert "✗ non corrisponde al file" in text
    assert f'href="/relazioni/{delivered.pk}/pdf/"' not in text
    page(elsa, f"/relazioni/{delivered.pk}/pdf/", status=409)


def test_clerk_takes_the_report_in_charge(concluded: Case, elsa: Persona) -> None:
    address = f"/relazioni/{last(concluded).pk}/"
    assert "La risposta non si cambia." in page(elsa, address)

    response = browser(elsa).post(address, {"decision": "accept"}, follow=True)

    concluded.refresh_from_db()
    assert last(concluded).state == Transmission.State.ACKNOWLEDGED
    assert concluded.is_closed()
    text = response.content.decode()
    assert "La relazione è presa in carico." in text
    assert 'name="decision"' not in text


def test_damaged_report_can_only_be_rejected(concluded: Case, elsa: Persona) -> None:
    delivery = last(concluded)
    delivery.sha256 = "0" * 64
    delivery.save()

    response = browser(elsa).post(f"/relazioni/{delivery.pk}/", {"decision": "accept"}, follow=True)

    text = response.content.decode()
    assert "la relazione si può solo rifiutare" in text
    assert 'value="accept"' not in text
    assert last(concluded).is_open()


def test_rejection_needs_its_reason(concluded: Case, elsa: Persona) -> None:
    address = f"/relazioni/{last(concluded).pk}/"

    response = browser(elsa).post(address, {"decision": "reject", "reason": ""})

    text = response.content.decode()
    assert "data-problems" in text
    assert 'href="#id_reason"' in text
    assert last(concluded).is_open()


def test_rejected_report_goes_back_with_its_reason(
    concluded: Case, elsa: Persona, ada: Persona
) -> None:
    address = f"/relazioni/{last(concluded).pk}/"

    browser(elsa).post(address, {"decision": "reject", "reason": "Manca il numero di ruolo"})

    assert last(concluded).state == Transmission.State.REJECTED
    assert "Manca il numero di ruolo" in page(elsa, address)
    assert ada.tasks(concluded) == [("draft_report", "")]


def test_second_answer_changes_nothing(concluded: Case, elsa: Persona) -> None:
    client, address = browser(elsa), f"/relazioni/{last(concluded).pk}/"
    client.post(address, {"decision": "accept"})

    response = client.post(address, {"decision": "reject", "reason": "Ci ripenso"}, follow=True)

    assert "già stata data risposta" in response.content.decode()
    assert last(concluded).state == Transmission.State.ACKNOWLEDGED


def test_answer_that_is_none_is_refused(concluded: Case, elsa: Persona) -> None:
    address = f"/relazioni/{last(concluded).pk}/"

    response = browser(elsa).post(address, {"decision": "perhaps"})

    assert "data-problems" in response.content.decode()
    assert last(concluded).is_open()


def test_report_takes_few_statements(concluded: Case, elsa: Persona) -> None:
    assert statements(elsa, f"/relazioni/{last(concluded).pk}/") == 11


@pytest.mark.alike
def test_list_takes_as_many_statements_for_one_report_as_for_fifty(
    delivered: Transmission, sara: Persona, elsa: Persona
) -> None:
    assert statements(elsa, "/relazioni/") == 9

    for number in range(60):
        deliver(receive(sara, 2000 + number), sara, f"PG {number}")

    text = page(elsa, "/relazioni/")
    assert statements(elsa, "/relazioni/") == 9
    assert text.count('href="/relazioni/') >= 50
    assert "Le prossime 50" in text
