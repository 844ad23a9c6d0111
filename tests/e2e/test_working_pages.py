"""Every working page of the intranet, as wide as a desk and as a telephone, for everybody."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, expect

from intranet.api.actions import make_key
from intranet.api.models import Scope
from intranet.content.actions.binning import throw_away
from intranet.content.actions.commenting import comment
from intranet.content.actions.editing import edit
from intranet.content.actions.following import follow
from intranet.content.actions.placing import add, found_site
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import revise
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.models import Organisation
from permissions.publishing import Standing
from tests.e2e.window import DESKTOP, PHONE, WCAG, Window
from tests.personas import Persona
from workflows.engine.worker import BackgroundWork

pytestmark = pytest.mark.e2e

# A title with no place at which a line may end.
ENDLESS = "T" * 500
# The menus that float on a page, once all are open.
FLOATING = """
[...document.querySelectorAll("main details[data-closes]")].flatMap((menu) => {
  menu.open = true;
  const { left, right } = menu.lastElementChild.getBoundingClientRect();
  menu.open = false;
  return [left, right];
})
"""


@pytest.fixture
def place(site: str, people: dict[str, Persona]) -> Item:
    """A folder in which there is something on every page about it."""
    dino, ada = people["dino"].user, people["ada"].user
    root = found_site(Organisation.objects.get(kind="province"), by=dino, title="Home")
    folder = add(root, by=dino, kind=Kind.FOLDER, title="Protocolli")
    share(folder, by=dino, whom=ada, standing=Standing.CONTRIBUTOR)
    follow(folder, by=dino)
    page = add(folder, by=ada, kind=Kind.PAGE, title="Consegne", text="<p>Alle otto.</p>")
    edit(page, by=ada, text="<p>Alle nove, dalla porta B.</p>", summary="A che ora.")
    for by, step in ((ada, "submit"), (dino, "publish"), (ada, "retract"), (dino, "publish")):
        pass_on(page, by=by, transition=step, comment="Così.")
    comment(page, by=ada, text="Anche il sabato?")
    copy = revise(page, by=ada)
    edit(copy, by=ada, text="<p>Alle dieci.</p>")
    pass_on(copy, by=ada, transition="submit", comment="Nuovo orario.")
    add(folder, by=dino, kind=Kind.PAGE, title=ENDLESS)
    for title in ("Via", f"Via {ENDLESS[4:]}"):
        throw_away(add(folder, by=dino, kind=Kind.PAGE, title=title), by=dino)
    make_key(dino, by=dino, name="Biblioteca", scopes=[Scope.CONTENT_READ], days=30)
    BackgroundWork().sweep()
    return folder


def addresses(folder: Item) -> Iterator[str]:
    page, copy = Item.objects.get(slug="consegne"), Item.objects.exclude(replaces=None).get()
    endless = Item.objects.get(title=ENDLESS)
    first, second, *_others = page.history.order_by("history_id")
    yield from ("/intranet/", "/intranet/attivita/", "/intranet/seguiti/", "/avvisi/")
    yield from ("/flussi/", "/chiavi/", "/chiavi/avvisi/", "/cerca/?testo=consegne")
    yield from ("/contenuti/da-esaminare/", "/contenuti/cestino/", f"/contenuti/{copy.pk}/esame/")
    yield from (folder.get_absolute_url(), page.get_absolute_url(), copy.get_absolute_url())
    yield from (endless.get_absolute_url(), f"/contenuti/{endless.pk}/storia/")
    for step in ("sposta", "elimina"):
        yield f"/contenuti/{folder.pk}/{step}/?chiavi={endless.pk}"
    for step in ("", "condivisione/", "condivisione/?cerca=operatori", "storia/", "nome/"):
        yield f"/contenuti/{folder.pk}/{step}"
    for step in ("storia/", f"storia/confronto/?da={first.pk}&a={second.pk}"):
        yield f"/contenuti/{page.pk}/{step}"


def test_pages_are_for_everybody_at_any_width(place: Item, window: Callable[[str], Window]) -> None:
    dino = window("dino")

    for address in addresses(place):
        dino.opens(address)
        assert address.partition("?")[0] in dino.page.url
        judge(dino)
    previews_what_sharing_would_open(dino, place)


def previews_what_sharing_would_open(who: Window, folder: Item) -> None:
    who.opens(f"/contenuti/{folder.pk}/condivisione/?cerca=operatori")
    who.page.get_by_role("checkbox", name="Operatori · Milano: Può aggiungere").check()
    who.presses(who.page.get_by_role("button", name="Vedi che cosa cambia"))
    judge(who)


def test_table_chooses_all_and_shows_what_arrived_beside_what_was_refused(
    place: Item, window: Callable[[str], Window]
) -> None:
    dino = window("dino")
    dino.opens(f"/contenuti/{place.pk}/")
    rows = dino.page.locator("main input[name=chiavi]")

    dino.page.get_by_text("Scegli tutti quelli della pagina").click()
    assert all(rows.nth(each).is_checked() for each in range(rows.count()))
    files = [
        FilePayload(name="orari.txt", mimeType="text/plain", buffer=b"Alle otto."),
        FilePayload(name="programma.exe", mimeType="application/octet-stream", buffer=b"MZ"),
    ]
    dino.page.set_input_files("main input[type=file]", files)
    dino.page.get_by_role("button", name="Carica", exact=True).click()

    expect(dino.page.locator("#tabella tbody")).to_contain_text("orari")
    expect(dino.page.locator(".dropping-refused")).to_contain_text("programma.exe")


def test_menu_of_the_state_says_who_sees_it(place: Item, window: Callable[[str], Window]) -> None:
    dino = window("dino")
    dino.opens("/intranet/")
    dino.opens(place.get_absolute_url())

    dino.page.locator("main .bar-state summary").click()

    expect(dino.page.locator("main .bar-state")).to_contain_text("Dopo «Rendi privato»")
    judge(dino)


def judge(who: Window) -> None:
    """No barrier at either width, and nothing runs off the screen."""
    for size in (DESKTOP, PHONE):
        who.sits_before(size)
        found = Axe().run(who.page, options=WCAG).response["violations"]
        assert [(each["id"], [n["html"] for n in each["nodes"]]) for each in found] == [], (
            who.page.url,
            size,
        )
        root = "document.documentElement"
        wide, seen = who.page.evaluate(f"[{root}.scrollWidth, {root}.clientWidth]")
        assert wide <= seen, (who.page.url, size)
        edges = who.page.evaluate(FLOATING)
        assert all(0 <= edge <= seen for edge in edges), (who.page.url, size, edges)
    who.sits_before(DESKTOP)
