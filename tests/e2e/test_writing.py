"""Writing in a browser: the editor, the draft that keeps itself, files that are dropped."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Response, expect

from intranet.content.actions.placing import add, found_site
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.models import Organisation
from tests.e2e.window import Window
from tests.personas import Persona

pytestmark = pytest.mark.e2e

DROP = """files => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  const how = { dataTransfer: carried, bubbles: true, cancelable: true };
  document.querySelector(".dropping").dispatchEvent(new DragEvent("drop", how));
}"""


@pytest.fixture
def section(site: str, dino: Persona) -> Item:
    province = Organisation.objects.get(kind="province")
    root = found_site(province, by=dino.user, title="Home")
    return add(root, by=dino.user, kind=Kind.FOLDER, title="Protocolli")


def keeps(words: str) -> Callable[[Response], bool]:
    """Whether an answer is that of the draft that keeps itself, with these words in it."""

    def is_it(answer: Response) -> bool:
        return answer.url.endswith("/bozza/") and words in (answer.request.post_data or "")

    return is_it


def test_page_is_written_with_the_editor_and_taken_up_from_its_draft(
    section: Item, window: Callable[[str], Window]
) -> None:
    dino = window("dino")
    address = f"/contenuti/{section.pk}/nuovo/pagina/"
    dino.opens(address)
    dino.page.fill("[name=title]", "Consegne")
    editor = dino.page.get_by_role("textbox", name="Testo")
    editor.click()
    dino.page.get_by_role("button", name="Sottotitolo").click()
    dino.page.keyboard.type("Mattina")
    dino.page.keyboard.press("Enter")
    dino.page.keyboard.type("Alle otto: ")
    dino.page.get_by_role("button", name="Collegamento…").click()
    dino.page.get_by_label("Indirizzo, o parole").fill("proto")
    with dino.page.expect_response(keeps("Protocolli")):
        dino.page.locator(".picking-found button").first.click()
    expect(dino.page.locator(".autosave")).to_contain_text("Bozza salvata alle")

    dino.opens(address)
    expect(dino.page.locator("main")).to_contain_text("Si riprende dalla bozza")
    dino.presses(dino.page.get_by_role("button", name="Aggiungi", exact=True))

    item = Item.objects.get(title="Consegne")
    assert item.text == (
        '<h3>Mattina</h3><p>Alle otto: <a href="/protocolli/" rel="noopener noreferrer">'
        "Protocolli</a></p>"
    )
    expect(dino.page.locator(".written h3")).to_have_text("Mattina")


def test_files_are_dropped_on_a_folder(section: Item, window: Callable[[str], Window]) -> None:
    dino = window("dino")
    dino.opens(f"/contenuti/{section.pk}/")

    dino.page.evaluate(DROP, [["patto.txt", "Si arriva puntuali."], ["foto.png", "<script>"]])

    expect(dino.page.locator(".dropping-done")).to_contain_text("patto.txt")
    expect(dino.page.locator(".dropping-refused")).to_contain_text("non è di un tipo ammesso")
    assert [item.title for item in section.children.all()] == ["patto"]
    dino.look()
