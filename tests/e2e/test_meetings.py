"""A session of the coordination table, from its invitations to minutes that the network reads."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from playwright.sync_api import expect

from intranet.content.actions.placing import found_site
from intranet.network.actions import take_seat
from intranet.network.meetings.models import Approval, Decision, Invitation, Meeting
from permissions.models import Organisation
from tests.e2e.window import Window
from tests.personas import Persona, on

pytestmark = pytest.mark.e2e

SUBMIT = "main form .btn-primary[type=submit]"
TITLE = "Seduta d’autunno"


@pytest.fixture
def table(site: str, people: dict[str, Persona]) -> dict[str, Persona]:
    """Milano and Lodi are at the table, and the site has a first page."""
    by = people["dino"].user
    found_site(Organisation.objects.get(kind="province"), by=by, title="Home")
    for service in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(service, by=by, since=date(2025, 1, 15))
    return people


def test_session_goes_from_its_invitations_to_minutes_of_the_network(
    table: dict[str, Persona],
    window: Callable[[str], Window],
    clock: time_machine.Traveller,
) -> None:
    dino, gino, carla, ada = map(window, ("dino", "gino", "carla", "ada"))

    meeting = convenes(dino)
    for title in ("Rilevazione annuale", "Formazione di primavera"):
        proposes(dino, meeting, title)
    puts_first(dino, meeting, "Formazione di primavera")
    answers(gino, meeting, "yes")
    answers(carla, meeting, "perhaps")
    moves(dino, meeting)
    answers_again(gino, meeting)

    clock.move_to(on("2026-09-28", "12:00"))
    notes_who_was_there(dino, meeting, "dino", "gino", "carla")
    decides(dino, meeting)
    writes(dino, meeting)
    opens_to_remarks(dino, meeting)
    remarks(carla, meeting)
    ada.opens(own(meeting))
    assert ada.status_of(f"{own(meeting)}verbale/") == 404
    puts_to_those_present(dino, meeting)
    for each in (gino, carla, dino):
        approves(each, meeting)
    publishes(dino, meeting)

    looks_at_the_other_forms(dino, meeting)
    reads_what_was_published(ada, meeting)
    closes_the_decision_from_the_desk(gino)


def test_strangers_meet_nothing_of_it(
    table: dict[str, Persona], window: Callable[[str], Window]
) -> None:
    meeting = convenes(window("dino"))
    elsa = window("elsa")
    elsa.opens("/")

    for address in ("/rete/sedute/", f"/rete/sedute/{meeting.pk}/", "/rete/decisioni/"):
        assert elsa.status_of(address) == 404


def convenes(dino: Window) -> Meeting:
    dino.opens("/rete/sedute/")
    dino.follows("Convoca una seduta")
    dino.fills(
        {
            "title": TITLE,
            "starts_at": "2026-09-21T10:00",
            "ends_at": "2026-09-21T12:00",
            "venue": "Sala delle betulle",
        }
    )
    dino.presses(dino.page.locator(SUBMIT))
    expect(dino.page.locator("h1")).to_have_text(TITLE)
    return Meeting.objects.get()


def proposes(who: Window, meeting: Meeting, title: str) -> None:
    who.opens(own(meeting))
    who.follows("Proponi un punto")
    who.fills({"title": title, "purpose": "decide", "duration": 20})
    who.presses(who.page.locator(SUBMIT))


def puts_first(who: Window, meeting: Meeting, title: str) -> None:
    """By the keyboard alone."""
    who.opens(own(meeting))
    who.page.get_by_role("button", name=f"Su: {title}").focus()
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")
    expect(who.page.locator(".agenda-title").first).to_have_text(title)


def answers(who: Window, meeting: Meeting, answer: str) -> None:
    """From the own day."""
    who.opens("/giornata/")
    who.follows("Rispondere all’invito")
    who.fills({"answer": answer})
    who.presses(who.page.locator(SUBMIT))
    assert Invitation.objects.get(meeting=meeting, user=who.who.user).answer == answer


def moves(dino: Window, meeting: Meeting) -> None:
    dino.opens(own(meeting))
    dino.follows("Cambia o sposta")
    dino.fills({"starts_at": "2026-09-28T10:00", "ends_at": "2026-09-28T12:00"})
    dino.presses(dino.page.locator(SUBMIT))
    expect(dino.page.locator("main")).to_contain_text("era per lun 21 set, 10:00")


def answers_again(gino: Window, meeting: Meeting) -> None:
    gino.opens("/giornata/")
    gino.follows("Rispondere di nuovo all’invito: spostata")
    expect(gino.page.locator("main")).to_contain_text("lun 28 set, 10:00")
    gino.presses(gino.page.locator(SUBMIT))
    expect(gino.page.locator(".mine")).to_contain_text("Per ora niente.")


def notes_who_was_there(dino: Window, meeting: Meeting, *names: str) -> None:
    dino.opens(own(meeting))
    dino.follows("Annota chi c’era")
    for each in Invitation.objects.filter(meeting=meeting).select_related("user"):
        there = each.user is not None and each.user.username in names
        box = dino.page.locator(f"[name=present][value='{each.pk}']")
        if box.is_checked() != there:
            dino.page.locator(f"label[for='{box.get_attribute('id')}']").click()
    dino.presses(dino.page.locator(SUBMIT))
    expect(dino.page.locator("main")).to_contain_text("la seduta è tenuta")


def decides(dino: Window, meeting: Meeting) -> None:
    dino.follows("Annota una decisione")
    dino.fills({"text": "Chiedere due preventivi.", "due": "2026-10-20"})
    dino.page.get_by_label("Chi se ne occupa").select_option(label="Gino Marchi · Milano")
    dino.presses(dino.page.locator(SUBMIT))
    expect(dino.page.locator("main")).to_contain_text("D 2026/1")


def writes(dino: Window, meeting: Meeting) -> None:
    dino.opens(own(meeting))
    dino.follows("Scrivi il verbale")
    said: dict[str, Any] = {
        f"point_{point.pk}": "Se ne è parlato." for point in meeting.points.all()
    }
    first = next(iter(said))
    dino.fills({"text": "Si apre alle dieci.", **said, first: "Un corso in due edizioni."})
    dino.presses(dino.page.locator(SUBMIT))
    expect(dino.page.locator("main")).to_contain_text("Il verbale è salvato.")


def opens_to_remarks(dino: Window, meeting: Meeting) -> None:
    dino.opens(f"{own(meeting)}verbale/")
    dino.follows("Apri alle osservazioni")
    dino.presses(dino.page.locator(SUBMIT))


def remarks(carla: Window, meeting: Meeting) -> None:
    carla.opens("/giornata/")
    carla.follows("Leggere il verbale e osservare")
    carla.follows("Osserva")
    carla.fills({"text": "Era in marzo."})
    carla.presses(carla.page.locator(SUBMIT))
    expect(carla.page.locator("main")).to_contain_text("Era in marzo.")


def puts_to_those_present(dino: Window, meeting: Meeting) -> None:
    dino.opens(f"{own(meeting)}verbale/")
    dino.presses(dino.page.get_by_role("button", name="Sottoponi ai presenti"))
    expect(dino.page.locator("main")).to_contain_text("il verbale si intende approvato")


def approves(who: Window, meeting: Meeting) -> None:
    who.opens(own(meeting))
    who.follows("Approvare il verbale o obiettare")
    who.fills({"answer": "approves"})
    who.presses(who.page.locator(SUBMIT))
    assert Approval.objects.get(invitation__user=who.who.user).answer == "approves"


def publishes(dino: Window, meeting: Meeting) -> None:
    dino.opens(f"{own(meeting)}verbale/")
    dino.presses(dino.page.get_by_role("button", name="Pubblica nella rete"))
    expect(dino.page.locator("main")).to_contain_text("Il verbale è pubblicato")


def looks_at_the_other_forms(dino: Window, meeting: Meeting) -> None:
    for page in ("inviti/", "presenze/", "verbale/rettifica/", "decisioni/"):
        dino.opens(f"{own(meeting)}{page}")


def reads_what_was_published(ada: Window, meeting: Meeting) -> None:
    ada.opens(f"{own(meeting)}verbale/")
    expect(ada.page.locator("main")).to_contain_text("Un corso in due edizioni.")
    expect(ada.page.locator("main")).not_to_contain_text("Era in marzo.")
    ada.follows("Leggilo nel sito")
    expect(ada.page.locator("main")).to_contain_text("Un corso in due edizioni.")


def closes_the_decision_from_the_desk(gino: Window) -> None:
    gino.opens("/giornata/")
    gino.follows("D 2026/1: Chiedere due preventivi.")
    gino.follows("Segna come fatta")
    gino.fills({"words": "Ne ho chiesti tre."})
    gino.presses(gino.page.locator(SUBMIT))
    assert Decision.objects.get().state == Decision.State.DONE
    gino.opens("/giornata/")
    expect(gino.page.locator("main")).not_to_contain_text("D 2026/1")
    gino.opens("/rete/decisioni/")
    expect(gino.page.locator("main")).to_contain_text("Fatta")


def own(meeting: Meeting) -> str:
    return f"/rete/sedute/{meeting.pk}/"
