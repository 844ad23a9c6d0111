"""The life of a case in Chromium, as five people click it, each in a browser of their own."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from time_machine import Traveller

from permissions.models import Organisation
from tests.answers import answers
from tests.e2e.window import SUBMIT, Window
from tests.personas import on
from workflows.cases.models import Case
from workflows.documents.models import Transmission

pytestmark = pytest.mark.e2e

Windows = Callable[[str], Window]
SECTIONS = ("persone", "provvedimenti", "incontri", "documenti", "scadenze", "percorso", "storia")

ORDER = {
    "register": "vg",
    "rg_number": 1234,
    "rg_year": 2026,
    "form": "decree",
    "issued_on": "2026-09-03",
    "expires_on": "2027-03-03",
    "regime": "after",
    "level": "protected",
    "frequency": "weekly",
    "minutes": 60,
    "minori-0-first_name": "Giulia",
    "minori-0-last_name": "Rossi",
    "minori-0-birth_date": "2017-05-01",
    "adulti-0-first_name": "Marco",
    "adulti-0-last_name": "Rossi",
    "adulti-0-kin": "father",
    "adulti-0-standing": "authorised",
    "adulti-1-first_name": "Lia",
    "adulti-1-last_name": "Bianchi",
    "adulti-1-kin": "mother",
    "adulti-1-standing": "carer",
}


def test_five_people_carry_a_case_to_its_end(window: Windows, clock: Traveller) -> None:
    case = sara_registers_the_order(window("sara"))
    bruno_checks_and_assigns(window("bruno"), case)
    ada_hears_everybody_and_plans(window("ada"), case)
    the_visitor_does_not_come(window, case, clock)
    a_visit_is_held_and_validated(window, case, clock)
    everybody_reads_the_case(window, case)
    the_report_is_signed_and_sent(window, case, "PG 2026/001122")
    elsa_refuses(window("elsa"))
    the_report_is_signed_and_sent(window, case, "PG 2026/001377")
    elsa_downloads_and_takes_charge(window("elsa"))
    the_case_is_closed_to_most(window, case)


def sara_registers_the_order(sara: Window) -> Case:
    sara.opens("/")
    sara.follows("Nuovo provvedimento")
    sara.presses(sara.page.locator(f"main form .btn-primary{SUBMIT.removeprefix('button')}"))
    expect(sara.page.locator("[data-problems]")).to_be_focused()

    offices = {"court": "TM Milano", "referrer": "Municipio 2"}
    keys = {
        name: Organisation.objects.get(short_name=office).pk for name, office in offices.items()
    }
    pdf = answers("clarify_order", Case())["pdf"]
    sara.fills({**ORDER, **keys, "reasons": "conflict", "pdf": pdf})
    sara.presses(sara.page.locator("main form .btn-primary[type=submit]"))

    case = Case.objects.get()
    expect(sara.page.locator("h1")).to_contain_text(case.number)
    return case


def bruno_checks_and_assigns(bruno: Window, case: Case) -> None:
    bruno.does("check_documents", case)
    assert case.state == "waiting"

    bruno.does("assign_case", case)

    assert str(case.operator) == "Ada Conti"


def ada_hears_everybody_and_plans(ada: Window, case: Case) -> None:
    ada.does("meet_referrer", case)
    ada.does("familiarise_child", case)
    ada.does("interview_adult", case, about="Marco")
    ada.does("interview_adult", case, about="Lia")
    ada.does("assess_risk", case)
    ada.does("sign_agreement", case)
    ada.does("plan_visits", case)

    ada.opens(f"/casi/{case.pk}/incontri/")
    expect(ada.page.locator("main")).to_contain_text("21 set")


def the_visitor_does_not_come(window: Windows, case: Case, clock: Traveller) -> None:
    window("sara").does("confirm_visit", case, about="14 set")
    window("sara").does("confirm_visit", case, about="21 set")

    clock.move_to(on("2026-09-14", "09:00"))
    window("ada").opens("/giornata/")
    expect(window("ada").page.locator(".day-visit")).to_contain_text("15:00–16:00")
    clock.move_to(on("2026-09-14", "16:20"))
    window("ada").does("hold_visit", case, about="14 set", state="absence", side="visitor")

    assert [visit.state for visit in case.visits.all()] == ["absence", "confirmed"]


def a_visit_is_held_and_validated(window: Windows, case: Case, clock: Traveller) -> None:
    clock.move_to(on("2026-09-21", "17:00"))
    window("ada").does("hold_visit", case)
    window("ada").does("record_visit", case)
    window("bruno").does("validate_record", case)
    window("bruno").does("review_plan", case)

    assert case.state == "closing"


def everybody_reads_the_case(window: Windows, case: Case) -> None:
    for name in ("ada", "bruno", "gino"):
        window(name).opens(f"/casi/{case.pk}/")
        for section in SECTIONS:
            window(name).opens(f"/casi/{case.pk}/{section}/")
    window("sara").opens("/casi/")
    assert window("sara").status_of(f"/casi/{case.pk}/storia/") == 404
    for stranger in ("elsa", "furio", "carla", "dino"):
        window(stranger).opens("/")
        assert window(stranger).status_of(f"/casi/{case.pk}/") == 404


def the_report_is_signed_and_sent(window: Windows, case: Case, protocol: str) -> None:
    window("ada").does("draft_report", case)
    window("bruno").does("validate_report", case)
    window("gino").does("sign_report", case)

    window("sara").does("transmit_report", case, protocol=protocol)

    window("furio").opens("/relazioni/")
    expect(window("furio").page.locator("main")).not_to_contain_text("1234/2026")


def elsa_refuses(elsa: Window) -> None:
    elsa.opens("/relazioni/")
    elsa.follows("R.G. 1234/2026")
    elsa.fills({"reason": "Manca il numero della sezione"})

    elsa.presses(elsa.page.get_by_role("button", name="Rifiuta con motivazione"))

    assert [each.state for each in Transmission.objects.all()] == ["rejected"]


def elsa_downloads_and_takes_charge(elsa: Window) -> None:
    elsa.opens("/relazioni/")
    elsa.follows("R.G. 1234/2026")
    with elsa.page.expect_download() as download:
        elsa.page.get_by_role("link", name="Scarica").click()
    content = Path(download.value.path()).read_bytes()
    expect(elsa.page.locator("main")).to_contain_text(hashlib.sha256(content).hexdigest())
    elsa.presses(elsa.page.get_by_role("button", name="Prendi in carico"))

    assert {each.state for each in Transmission.objects.all()} == {"rejected", "acknowledged"}


def the_case_is_closed_to_most(window: Windows, case: Case) -> None:
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "liberalised")
    assert window("ada").status_of(f"/casi/{case.pk}/") == 404
    window("sara").opens(f"/casi/{case.pk}/")
    assert window("sara").status_of(f"/casi/{case.pk}/persone/") == 404
    window("bruno").opens(f"/casi/{case.pk}/percorso/")
    window("bruno").opens(f"/casi/{case.pk}/storia/")
    window("dino").opens("/")


def test_values_typed_are_not_lost_when_a_rule_refuses(window: Windows, planned: Any) -> None:
    ada, sara = window("ada"), window("sara")
    sara.does("confirm_visit", planned, about="14 set")
    ada.opens("/giornata/")
    ada.follows("Registrare com'è andato")
    ada.fills({"state": "interrupted", "reason": "Sirena dell'allarme"})

    ada.presses(ada.page.locator("main form .btn-primary[type=submit]"))

    expect(ada.page.locator("[data-problems]")).to_contain_text("non è ancora cominciato")
    expect(ada.page.locator("[name=reason]")).to_have_value("Sirena dell'allarme")
    assert planned.visits.filter(state="confirmed").count() == 1
