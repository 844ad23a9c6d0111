"""The directory of the services: a card is kept and approved, and a transfer finds a receiver."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from intranet.network.actions import take_seat
from intranet.network.directory.actions.cards import register_card
from intranet.network.directory.actions.services import add_service
from permissions.assignment import join
from permissions.models import Organisation
from permissions.people import add_user
from permissions.roles import Role
from tests.e2e.window import DESKTOP, PHONE, Window
from tests.personas import Persona
from workflows.cases.models import Case
from workflows.documents.models import Transfer

pytestmark = pytest.mark.e2e

SINCE = dt.date(2026, 1, 7)
NETWORK = (
    ("Spazio Neutro di Pavia", "Pavia", 45, True),
    ("Spazio Neutro di Codogno", "Codogno", 12, True),
    ("Spazio Neutro di Cremona", "Cremona", 20, False),
    ("Centro «Il Melograno»", "Monza", 30, False),
    ("Centro «Il Melograno»", "Rho", 25, False),
)


@pytest.fixture
def network(site: str, people: dict[str, Persona]) -> None:
    """Milano and Lodi at the table, and services of which two can answer here."""
    dino = people["dino"].user
    for service in Organisation.objects.filter(kind=Organisation.Kind.SERVICE):
        take_seat(service, by=dino, since=SINCE)
    for name, municipality, days, answers in NETWORK:
        service = add_service(
            by=dino,
            since=SINCE,
            is_another=True,
            name=name,
            short_name=municipality,
            body=f"Comune di {municipality}",
            municipality=municipality,
        )
        register_card(service, by=dino, told_by="per posta", **said(municipality, days))
        if answers:
            join(service, add_user(f"capo-{days}", "una frase lunga"), Role.HEAD, by=dino)


def said(municipality: str, days: int) -> dict[str, object]:
    return {
        "territory": "outside",
        "addresses": f"Via Roma 1, {municipality}",
        "levels": ["protected", "exchange"],
        "intake": "open",
        "declared_wait": days,
        "declared_on": dt.date(2026, 9, 1),
        "capacity": 20,
        "phone": "0371 555 001",
    }


@pytest.fixture
def seat(
    request: pytest.FixtureRequest, window: Callable[[str], Window]
) -> Callable[[str], Window]:
    def seat_of(name: str) -> Window:
        who = window(name)
        who.sits_before(request.param)
        return who

    return seat_of


@pytest.mark.parametrize("seat", [DESKTOP], ids=["desk"], indirect=True)
def test_service_keeps_its_card_and_the_coordination_approves(
    network: None, seat: Callable[[str], Window]
) -> None:
    gino, dino, ada = map(seat, ("gino", "dino", "ada"))
    milano = Organisation.objects.get(short_name="Milano").pk

    writes_the_card(gino, milano, rooms="3", opening="dal lunedì al venerdì, 9–19")
    sends_back(dino, milano)
    gino.opens(f"/rete/servizi/{milano}/")
    expect(gino.page.locator("main")).to_contain_text("La sala verde c’è ancora?")
    gino.follows("Continua a scrivere")
    expect(gino.page.locator("main")).to_contain_text("La sala verde c’è ancora?")
    gino.fills({"opening": "dal lunedì al sabato, 9–19"})
    gino.presses(gino.page.get_by_role("button", name="Presenta al coordinamento"))
    approves(dino, milano)

    writes_the_card(gino, milano, rooms="4", opening="dal lunedì al sabato, 9–19")
    dino.opens("/rete/")
    dino.follows("Esaminare la scheda del servizio")
    expect(dino.page.locator("del")).to_have_text(["barrato", "3"])
    expect(dino.page.locator("ins")).to_have_text(["sottolineato", "4"])
    approves(dino, milano)

    ada.opens("/rete/servizi/?da=Monza")
    expect(ada.page.locator("main")).to_contain_text("Centro «Il Melograno» (Rho)")
    ada.follows("Spazio Neutro di Milano")
    expect(ada.page.locator("main")).to_contain_text("dal lunedì al sabato, 9–19")
    assert ada.status_of(f"/rete/servizi/{milano}/scheda/") == 404


@pytest.mark.parametrize("seat", [PHONE], ids=["phone"], indirect=True)
def test_mediator_finds_a_receiver_by_distance_and_waiting(
    network: None, case: Case, people: dict[str, Persona], seat: Callable[[str], Window]
) -> None:
    bruno, dino = map(seat, ("bruno", "dino"))
    bruno.opens(f"/fascicoli/{case.pk}/trasferimento/")
    bruno.fills({"reason": "child_moved", "municipality": "Casalpusterlengo"})
    bruno.presses(bruno.page.locator("main form .btn-primary[type=submit]"))
    transfer = Transfer.objects.get()

    dino.opens("/trasferimenti/")
    dino.follows(transfer.number)
    dino.follows("Trova un servizio")
    offered = dino.page.locator(".receiver label")
    expect(offered).to_have_text(
        ["Spazio Neutro di Codogno", "Spazio Neutro di Lodi", "Spazio Neutro di Pavia"]
    )
    first = dino.page.locator(".receiver").first
    for words in ("5 km", "12 giorni (dichiarata il 1 set 2026)", "Protetto, Passaggio", "0371"):
        expect(first).to_contain_text(words)
    expect(dino.page.locator("main")).not_to_contain_text("Rossi")
    task = dino.page.url
    dino.follows("Vedi i servizi sulla carta")
    compares(dino)

    dino.page.goto(task)
    codogno = Organisation.objects.get(short_name="Codogno").pk
    dino.fills({"decision": "offer", "receiver": str(codogno)})
    dino.presses(dino.page.get_by_role("button", name="Registra la scelta"))

    transfer.refresh_from_db()
    assert transfer.last_offer().receiver.short_name == "Codogno"
    dino.opens(f"/trasferimenti/{transfer.pk}/")
    expect(dino.page.locator("main")).to_contain_text("È proposto a Spazio Neutro di Codogno")


def writes_the_card(who: Window, service: int, *, rooms: str, opening: str) -> None:
    who.opens("/rete/servizi/")
    who.page.locator(f"a[href='/rete/servizi/{service}/']").click()
    who.follows("Aggiorna la scheda")
    who.fills(
        {
            "territory": "inside",
            "addresses": "Via delle Betulle 14, Milano",
            "opening": opening,
            "rooms": rooms,
            "phone": "02 5550 1400",
            "levels": "protected",
            "intake": "open",
        }
    )
    who.presses(who.page.get_by_role("button", name="Presenta al coordinamento"))
    expect(who.page.locator("main [role=status]").first).to_contain_text("presentata")


def sends_back(who: Window, service: int) -> None:
    who.opens(f"/rete/servizi/{service}/esame/")
    who.fills({"decision": "return"})
    who.presses(who.page.get_by_role("button", name="Registra la risposta"))
    expect(who.page.locator(".problems")).to_contain_text("Osservazioni")
    who.fills({"remarks": "La sala verde c’è ancora?"})
    who.presses(who.page.get_by_role("button", name="Registra la risposta"))


def approves(who: Window, service: int) -> None:
    who.opens(f"/rete/servizi/{service}/esame/")
    who.fills({"decision": "approve"})
    who.presses(who.page.get_by_role("button", name="Registra la risposta"))
    expect(who.page.locator("main [role=status]").first).to_contain_text("Risposta registrata")


def compares(who: Window) -> None:
    """The same services on the picture, and by their wait."""
    expect(who.page.locator("figure.map svg:visible .map-asked")).to_have_count(1)
    expect(who.page.locator(".services tbody th a").first).to_have_text("Spazio Neutro di Codogno")
    who.page.locator("[name=ordine]").select_option("attesa")
    who.presses(who.page.get_by_role("button", name="Cerca", exact=True).last)
    expect(who.page.locator(".services tbody tr").first).to_contain_text("12 giorni")
