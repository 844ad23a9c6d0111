"""A court order is typed in: what is refused, where, and that nothing typed is lost."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.personas import Persona
from tests.workflows.documents.pdfs import encrypted, of_size, with_javascript, written
from tests.workflows.processes.orders import order_answer, pdf
from tests.workflows.processes.pages import signed_in, text_of
from workflows.cases.models import Case

NEW = "/provvedimenti/nuovo/"


@pytest.fixture
def desk(sara: Persona) -> Client:
    return signed_in(sara)


def test_registered_order_opens_a_case_with_all_it_says(desk: Client) -> None:
    answer = order_answer(
        section="Quarta",
        legal_bases="art. 333 c.c.",
        progression="Facilitati dopo tre mesi.",
        report_days=90,
        is_urgent="on",
        has_secret_address="on",
        curator="Avv. Pini",
    )

    response = desk.post(NEW, answer)

    case = Case.objects.get()
    order = case.current_order()
    assert response["Location"] == f"/casi/{case.pk}/"
    assert (case.proceeding, str(case.court)) == (
        "R.G. 4321/2026",
        "Tribunale per i minorenni di Milano",
    )
    assert (order.section, order.report_days, order.is_urgent) == ("Quarta", 90, True)
    assert (order.has_secret_address, order.mentions_violence) == (True, False)
    assert [str(person) for person in case.people.all()] == ["Marco Rossi", "Giulia (9 anni)"]
    assert {row.reason for row in case.reasons.all()} == {"conflict", "violence"}
    assert case.papers.get().sha256


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"issued_on": ""}, "Emesso il : Questo campo è obbligatorio."),
        ({"issued_on": "2026-12-24"}, "Emesso il : La data di emissione è nel futuro."),
        ({"expires_on": "2026-09-02"}, "Scade il : La scadenza viene prima dell'emissione."),
        ({"notified_on": "2026-08-01"}, "Notificato il : La notifica viene prima dell'emissione."),
        ({"rg_number": ""}, "Numero di R.G. : Questo campo è obbligatorio."),
        ({"rg_number": "0"}, "Numero di R.G. : Assicurati che questo valore sia maggiore"),
        ({"rg_number": "9" * 30}, "Numero di R.G. : Assicurati che questo valore sia minore"),
        ({"rg_year": "2027"}, "Anno di R.G. : L'anno di R.G. è nel futuro."),
        ({"minutes": "-60"}, "Durata in minuti : Assicurati che questo valore sia maggiore"),
        ({"report_days": "181"}, "Assicurati che questo valore sia minore"),
        ({"court": ""}, "Autorità giudiziaria : Questo campo è obbligatorio."),
        ({"court": "999999"}, "Autorità giudiziaria : Scegli un'opzione valida"),
        ({"level": "none"}, "Livello minimo : Scegli un'opzione valida."),
        ({"reasons": ["bogus"]}, "Motivi dell'invio : Scegli un'opzione valida."),
        ({"minori-0-first_name": ""}, "Minore 1, Nome : Questo campo è obbligatorio."),
        (
            {"minori-0-birth_date": "2027-01-01"},
            "Minore 1, Data di nascita : La data di nascita è nel futuro.",
        ),
        (
            {"adulti-0-standing": "excluded"},
            "Serve almeno una persona autorizzata agli incontri.",
        ),
        (
            {
                "adulti-TOTAL_FORMS": "2",
                "adulti-1-first_name": "marco",
                "adulti-1-last_name": "ROSSI",
                "adulti-1-kin": "father",
                "adulti-1-standing": "excluded",
            },
            "è indicato due volte",
        ),
    ],
)
def test_wrong_order_is_refused_in_its_place(
    desk: Client, wrong: dict[str, Any], said: str
) -> None:
    answer = order_answer(progression="Da non perdere.", **wrong)

    page = text_of(desk.post(NEW, answer))

    assert said in page
    assert "Da non perdere." in page
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Il file inviato è vuoto."),
        (b"%PDF-1.7 not really", "Il PDF è danneggiato"),
        (b"MZ\x90\x00" * 100, "Il file non è un PDF."),
        (written(with_javascript()), "Il PDF contiene script"),
        (written(encrypted()), "Il PDF è protetto da password"),
        (of_size(20 * 1024 * 1024 + 1), "Il file supera il limite di 20 MB."),
    ],
    ids=["empty", "damaged", "program", "script", "encrypted", "too large"],
)
def test_hostile_file_is_refused_beside_its_field(desk: Client, content: bytes, said: str) -> None:
    file = SimpleUploadedFile("ordine.pdf", content, "application/pdf")

    page = text_of(desk.post(NEW, order_answer(pdf=file)))

    assert said in page
    assert not Case.objects.exists()


def test_every_error_shows_at_once(desk: Client) -> None:
    answer = order_answer(issued_on="", **{"minori-0-last_name": "", "adulti-0-kin": ""})

    assert "Ci sono 3 cose da correggere" in text_of(desk.post(NEW, answer))


def test_good_file_survives_the_errors_of_other_fields(desk: Client) -> None:
    page = desk.post(NEW, order_answer(issued_on=""))
    token = page.context["form"].fields["pdf"].widget.get_context("pdf", None, {})["token"]

    answer = order_answer(pdf_kept=token)
    del answer["pdf"]
    desk.post(NEW, answer)

    assert Case.objects.get().papers.get().title == "Decreto del 03/09/2026"


def test_row_that_is_struck_out_is_no_person(desk: Client) -> None:
    answer = order_answer(
        **{
            "adulti-TOTAL_FORMS": "2",
            "adulti-1-first_name": "Aldo",
            "adulti-1-last_name": "Rossi",
            "adulti-1-kin": "grandfather",
            "adulti-1-standing": "excluded",
            "adulti-1-DELETE": "on",
        }
    )

    desk.post(NEW, answer)

    assert Case.objects.get().people.adults().count() == 1


def test_order_without_level_and_frequency_is_taken_as_it_is(desk: Client) -> None:
    desk.post(NEW, order_answer(level="", frequency="", minutes=""))

    assert Case.objects.get().current_order().missing() == ["level", "frequency"]


@pytest.mark.parametrize("name", ["ada", "bruno", "gino", "irene", "dino", "carla"])
def test_only_who_registers_orders_has_the_page(people: dict[str, Persona], name: str) -> None:
    browser = signed_in(people[name])

    assert browser.get(NEW).status_code == 404
    assert browser.post(NEW, order_answer()).status_code == 404
    assert not Case.objects.exists()


def test_order_of_one_service_is_not_put_in_another(desk: Client, carla: Persona) -> None:
    other = carla.user.memberships.get().organisation

    desk.post(NEW, order_answer(service=other.pk))

    assert Case.objects.get().service.short_name == "Milano"


def test_second_click_opens_no_second_case(desk: Client) -> None:
    first = desk.post(NEW, order_answer())
    second = desk.post(NEW, order_answer(pdf=pdf()))

    assert second["Location"] == first["Location"]
    assert Case.objects.count() == 1
    assert Case.objects.get().orders.count() == 1


def test_issue_day_of_today_is_good(desk: Client) -> None:
    desk.post(NEW, order_answer(issued_on="2026-09-07", notified_on="2026-09-07"))

    assert Case.objects.get().current_order().effective_from == dt.date(2026, 9, 7)
