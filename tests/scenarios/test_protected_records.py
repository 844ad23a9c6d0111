"""A secret address: sealed, asked for, granted, opened with a reason, and closed by the clock."""

from typing import Any

from django.test import Client
from time_machine import Traveller

from permissions.audit import broken_links
from permissions.breakglass import break_glass
from permissions.grants import drift
from permissions.models import AuditEvent, EmergencyAccess
from tests.intranet.desk.pages import browser, page
from tests.personas import Persona, on
from tests.scenarios.conftest import Town
from workflows.cases.models import AccessRequest, Case, ProtectedRecord
from workflows.engine.models import WorkItem

PLACE = "Casa La Quercia, via dei Tigli 4, Monza"
REASON = "Va accompagnata alla visita medica di domani."


def test_secret_address_is_asked_for_granted_opened_and_closed(
    assigned: Case, town: Town, clock: Traveller
) -> None:
    record = the_front_office_seals_an_address(assigned, town)
    nobody_reads_it_in_the_case(assigned, town)
    the_operator_asks(record, town)
    the_head_decides(assigned, town)

    clock.move_to(on("2026-09-08", "09:00"))
    ada = browser(town.ada)
    shown = ada.post(f"/riservati/{record.pk}/", {"reason": REASON})
    assert PLACE in shown.content.decode()
    the_answer_is_kept_nowhere(shown, ada)
    assert notices(town.gino)[0] == f"Un dato riservato del fascicolo {assigned} è stato aperto."
    assert AuditEvent.objects.get(verb="protected.disclosed").data == {"reason": REASON}

    clock.move_to(on("2026-09-09", "10:00"))
    ada = browser(town.ada)
    assert ada.post(f"/riservati/{record.pk}/", {"reason": REASON}).status_code == 404
    assert broken_links(record) == []


def test_emergency_is_told_reviewed_by_another_and_ends_by_the_clock(
    assigned: Case, town: Town, clock: Traveller
) -> None:
    luca = browser(town.luca)
    assert luca.get(f"/casi/{assigned.pk}/").status_code == 404

    luca.post("/accesso-urgente/", {"number": str(assigned), "reason": REASON, "minutes": 60})

    assert "In lettura fino alle 11:00" in page(town.luca, f"/casi/{assigned.pk}/")
    assert notices(town.bruno) == [f"Accesso d’emergenza al fascicolo {assigned}: da valutare."]
    assert town.luca.tasks(assigned) == []
    assert [step for step, _ in town.bruno.tasks(assigned)].count("review_access") == 1

    clock.move_to(on("2026-09-07", "10:59"))
    page(town.luca, f"/casi/{assigned.pk}/")
    clock.move_to(on("2026-09-07", "11:00"))
    page(town.luca, f"/casi/{assigned.pk}/", status=404)

    town.bruno.does("review_access", assigned)
    access = EmergencyAccess.objects.get()
    assert (access.reviewer, access.justified) == (town.bruno.user, True)
    assert not WorkItem.objects.filter(permission__codename="review_access").exists()
    assert not drift(assigned)


def test_emergency_is_not_reviewed_by_who_opened_it(assigned: Case, town: Town) -> None:
    break_glass(assigned, REASON, by=town.bruno.user)

    form = town.bruno.fills("review_access", assigned)
    assert "non valuta il proprio accesso" in str(form.errors)

    town.gino.does("review_access", assigned, decision="unjustified")
    assert EmergencyAccess.objects.get().justified is False


def the_front_office_seals_an_address(case: Case, town: Town) -> ProtectedRecord:
    child = case.people.children()[0]
    typed = {"kind": "placement", "text": PLACE}
    assert browser(town.sara).post(f"/persone/{child.pk}/riservato/", typed).status_code == 302
    return ProtectedRecord.objects.get()


def nobody_reads_it_in_the_case(case: Case, town: Town) -> None:
    for who in (town.sara, town.ada, town.bruno, town.gino):
        text = page(who, f"/casi/{case.pk}/persone/")
        assert "Collocamento segreto" in text
        assert PLACE not in text
    assert "Collocamento segreto" not in page(town.irene, f"/casi/{case.pk}/persone/")


def the_operator_asks(record: ProtectedRecord, town: Town) -> None:
    ada = browser(town.ada)
    assert ada.get(f"/riservati/{record.pk}/").status_code == 404
    assert ada.post(f"/riservati/{record.pk}/", {"reason": REASON}).status_code == 404
    asked = ada.post(f"/riservati/{record.pk}/richiesta/", {"reason": REASON})
    assert asked.status_code == 302


def the_head_decides(case: Case, town: Town) -> None:
    for who in (town.ada, town.bruno, town.sara, town.irene, town.carla):
        assert "decide_access" not in [step for step, _ in who.tasks(case)]
    town.gino.does("decide_access", case, days=2)
    request = AccessRequest.objects.get()
    assert (request.state, request.until) == ("granted", on("2026-09-09"))


def the_answer_is_kept_nowhere(shown: Any, client: Client) -> None:
    """Neither in an address, nor in the session, nor in the browser's store of pages."""
    assert shown.status_code == 200
    assert "no-store" in shown.headers["Cache-Control"]
    assert "Quercia" not in str(dict(client.session))
    assert "Quercia" not in str(shown.headers)
    assert "Quercia" not in client.get("/giornata/").content.decode()


def notices(who: Persona) -> list[str]:
    """The own notices, the newest first."""
    return list(who.user.notices.values_list("words", flat=True))
