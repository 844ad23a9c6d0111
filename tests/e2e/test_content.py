"""The intranet as one who used Plone would take it: a folder, a group, a page, a reviewer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from intranet.content.actions.placing import add, found_site
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.models import Organisation
from permissions.publishing import Standing, State
from tests.e2e.window import DESKTOP, PHONE, Window
from tests.personas import Persona
from workflows.engine.worker import BackgroundWork

pytestmark = pytest.mark.e2e

TITLE = "Che cosa si fa quando un genitore tarda"


@pytest.fixture
def root(site: str, people: dict[str, Persona]) -> Item:
    province = Organisation.objects.get(kind="province")
    return found_site(province, by=people["dino"].user, title="Home")


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desk", "phone"])
def seat(
    request: pytest.FixtureRequest, window: Callable[[str], Window]
) -> Callable[[str], Window]:
    """`seat("ada")`: Ada before a screen as wide as a desk, or as a telephone."""

    def seat_of(name: str) -> Window:
        who = window(name)
        who.sits_before(request.param)
        return who

    return seat_of


def test_page_goes_from_its_author_to_its_readers(
    root: Item, seat: Callable[[str], Window]
) -> None:
    dino, ada, luca, elsa = map(seat, ("dino", "ada", "luca", "elsa"))

    comes_in_by_the_menu(dino)
    makes_a_folder(dino, root)
    folder = Item.objects.get(title="Protocolli")
    shares_with_the_operators(dino, folder)
    writes_a_page(ada, folder)
    page = Item.objects.get(title=TITLE)
    passes(ada, page, "Sottoponi per pubblicazione")
    examines(dino, page)

    page.refresh_from_db()
    assert page.state == State.PUBLISHED
    finds(luca)
    elsa.opens("/cerca/?testo=genitori+tardano")
    expect(elsa.page.locator("main")).not_to_contain_text(TITLE)
    assert elsa.status_of(page.get_absolute_url()) == 404


def test_follower_hears_what_comes_out_and_opens_it_from_the_bell(
    root: Item, people: dict[str, Persona], window: Callable[[str], Window]
) -> None:
    by, sara = people["dino"].user, people["sara"].user
    folder = add(root, by=by, kind=Kind.FOLDER, title="Circolari")
    for standing in (Standing.CONTRIBUTOR, Standing.REVIEWER):
        share(folder, by=by, whom=sara, standing=standing)
    page = add(folder, by=sara, kind=Kind.PAGE, title=TITLE)
    ada, sara_there = window("ada"), window("sara")
    for each in (ada, sara_there):
        each.opens("/giornata/")

    ada.opens("/circolari/")
    ada.presses(ada.page.get_by_role("button", name="Segui", exact=True))
    passes(sara_there, page, "Pubblica internamente")
    BackgroundWork().sweep()

    ada.opens("/giornata/")
    expect(ada.page.locator(".bell-count")).to_have_text("1 da leggere")
    ada.page.locator("a.bell").click()
    expect(ada.page.locator(".notice")).to_contain_text(f"Pubblicato: “{TITLE}”")
    ada.presses(ada.page.locator(".notice").get_by_role("button", name="Vai"))
    expect(ada.page.locator("h1")).to_have_text(TITLE)
    expect(ada.page.locator(".bell-count")).to_have_count(0)


def comes_in_by_the_menu(who: Window) -> None:
    who.opens("/")
    burger = who.page.get_by_role("button", name="Menu", exact=True)
    assert burger.is_visible() == (who.screen == PHONE)
    if burger.is_visible():
        burger.click()
    who.follows("Intranet")
    expect(who.page.locator("h1")).to_have_text("Intranet")


def starts(who: Window, place: Item, kind: str) -> None:
    who.opens(f"/contenuti/{place.pk}/")
    who.page.locator("summary", has_text="Aggiungi").click()
    who.follows(kind)


def makes_a_folder(who: Window, root: Item) -> None:
    starts(who, root, "Cartella")
    who.fills({"title": "Protocolli"})
    who.presses(who.page.locator("main form .btn-primary[type=submit]"))


def shares_with_the_operators(who: Window, folder: Item) -> None:
    who.opens(f"/contenuti/{folder.pk}/condivisione/?cerca=operatori")
    box = who.page.get_by_role("checkbox", name="Operatori · Milano: Può aggiungere")
    box.check()
    who.presses(who.page.get_by_role("button", name="Vedi che cosa cambia"))
    expect(who.page.locator("main")).to_contain_text("Niente è ancora salvato")
    who.presses(who.page.locator("main form .btn-primary[type=submit]"))


def writes_a_page(who: Window, folder: Item) -> None:
    starts(who, folder, "Pagina")
    who.fills({"title": TITLE, "summary": "Dieci minuti di tolleranza."})
    who.page.locator(".ProseMirror").first.click()
    who.page.keyboard.type("Si attende dieci minuti, poi si avvisa il servizio.")
    who.presses(who.page.locator("main form .btn-primary[type=submit]"))


def passes(who: Window, item: Item, step: str) -> None:
    who.opens(item.get_absolute_url())
    who.page.locator("summary", has_text="Stato").click()
    who.presses(who.page.get_by_role("button", name=step))


def examines(who: Window, item: Item) -> None:
    who.opens("/contenuti/da-esaminare/")
    expect(who.page.locator("main")).to_contain_text(TITLE)
    passes(who, item, "Pubblica internamente")


def finds(who: Window) -> None:
    who.opens("/cerca/?testo=genitori+tardano")
    who.follows(TITLE)
    expect(who.page.locator("main")).to_contain_text("poi si avvisa il servizio")
