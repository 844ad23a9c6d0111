"""A place in a course: given back, passed on, attended, certified."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from playwright.sync_api import expect
from pypdf import PdfReader

from intranet.network.actions import take_seat
from intranet.network.training.models import Certificate, Course
from permissions.models import Organisation
from tests.e2e.window import PHONE, SUBMIT, Window
from tests.personas import Persona, on

pytestmark = pytest.mark.e2e

ROOM = "/rete/formazione/"
COURSE = {
    "title": "La stanza dei giochi",
    "programme": "Come si prepara una stanza in cui un bambino sta volentieri.",
    "teachers": "Anna Verdi",
    "venue": "Sala riunioni",
    "places": "1",
    "enrol_until": "2026-09-14",
    "days-0-on": "2026-09-14",
    "days-0-start": "09:00",
    "days-0-end": "13:00",
    "days-0-minutes": "225",
}


@pytest.fixture
def seated(site: str, people: dict[str, Persona]) -> None:
    for service in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(service, by=people["dino"].user, since=date(2025, 1, 15))


def test_place_given_back_is_passed_on_attended_and_certified(
    seated: None, window: Callable[[str], Window], clock: time_machine.Traveller
) -> None:
    bruno, ada, luca = map(window, ("bruno", "ada", "luca"))
    for each in (ada, luca):
        each.sits_before(PHONE)

    announces(bruno)
    course = Course.objects.get()
    asks_for_a_place(ada, "Iscriviti")
    asks_for_a_place(luca, "Mettiti in lista d’attesa")
    expect(luca.page.locator("main")).to_contain_text("al numero 1")
    ada.presses(ada.page.get_by_role("button", name="Ritirati"))
    moves_up(luca)
    clock.move_to(on("2026-09-15"))
    notes_and_concludes(bruno)

    certificate = course.enrolments.get(person__username="luca").certificates.get()
    luca.opens(f"{ROOM}mia/")
    expect(luca.page.locator("main")).to_contain_text("3 ore e 45 minuti, in 1 corso")
    text = downloaded(luca)
    assert ("Luca Greco" in text, certificate.code in text) == (True, True)
    checks(window("carla"), certificate)
    for name in ("bruno", "dino"):
        window(name).opens(f"{ROOM}ore/")
        expect(window(name).page.locator("main")).to_contain_text("3 ore e 45 minuti")
    for page in ("modifica/", "giornate/", "annullamento/"):
        assert luca.status_of(f"{course.get_absolute_url()}{page}") == 404


def announces(bruno: Window) -> None:
    bruno.opens(ROOM)
    bruno.follows("Annuncia un corso")
    bruno.fills(COURSE)
    sends(bruno)


def asks_for_a_place(who: Window, button: str) -> None:
    who.opens(ROOM)
    who.follows("La stanza dei giochi")
    who.presses(who.page.get_by_role("button", name=button))


def moves_up(luca: Window) -> None:
    luca.opens("/giornata/")
    luca.follows("Si è liberato un posto: confermare o rinunciare")
    luca.presses(luca.page.get_by_role("button", name="Confermo: ci sarò"))
    expect(luca.page.locator("main")).to_contain_text("Con il posto")


def notes_and_concludes(bruno: Window) -> None:
    bruno.opens("/rete/")
    bruno.follows("Segnare chi c’era")
    bruno.page.get_by_text("Luca Greco").click()
    sends(bruno)
    bruno.presses(bruno.page.get_by_role("button", name="Concludi e rilascia gli attestati"))
    expect(bruno.page.locator("main")).to_contain_text("Ha partecipato")


def checks(carla: Window, certificate: Certificate) -> None:
    carla.opens("/rete/attestati/verifica/")
    carla.fills({"numero": certificate.number, "codice": certificate.code})
    carla.page.get_by_role("button", name="Verifica").click()
    expect(carla.page.locator("main")).to_contain_text("L’attestato è valido")
    carla.look()


def test_running_pages_are_accessible(seated: None, window: Callable[[str], Window]) -> None:
    dino = window("dino")
    dino.opens(f"{ROOM}nuovo/")
    dino.fills({**COURSE, "places": "12", "programme": "Il caso 2026/0142 si discute in aula."})
    sends(dino)
    expect(dino.page.locator("main mark.sure")).to_contain_text("2026/0142")
    expect(dino.page.locator("[name='days-0-minutes']")).to_have_value("225")
    dino.fills({"programme": "Si discute in aula."})
    sends(dino)
    where = Course.objects.get().get_absolute_url()

    for page in ("", "modifica/", "giornate/", "annullamento/"):
        dino.opens(f"{where}{page}")
    dino.fills({"reason": "La docente è malata."})
    sends(dino)

    expect(dino.page.locator("main")).to_contain_text("La docente è malata.")
    dino.opens(f"{ROOM}?mostra=passati")
    expect(dino.page.locator("main")).to_contain_text("Annullato")


def sends(who: Window) -> None:
    who.presses(who.page.locator(f"main form .btn-primary{SUBMIT.removeprefix('button')}").last)


def downloaded(who: Window) -> str:
    """The words of the certificate, as it comes into the hands of `who`."""
    with who.page.expect_download() as coming:
        who.page.get_by_role("link", name="Attestato A 2026/1").click()
    content = coming.value.path().read_bytes()
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.root_object
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
