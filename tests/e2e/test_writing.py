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

PASTE = """html => {
  const carried = new DataTransfer();
  carried.setData("text/html", html);
  const how = { clipboardData: carried, bubbles: true, cancelable: true };
  document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", how));
}"""
# As Word 2019 puts it on the clipboard, shortened.
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {margin: 0cm;}</style></head><body lang=IT style='tab-interval:35.4pt'>
<!--StartFragment--><h1 style='margin-top:12pt'>Riunione<o:p></o:p></h1>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Primo punto</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>
<span style='mso-list:Ignore'>o<span>&nbsp;</span></span>Dettaglio</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18pt'><span style='font-family:Symbol'>·<span
style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Secondo punto</p>
<p class=MsoNormal style='margin:0'>Poi:<img width=9 src="file:///C:/msohtmlclip1/01/a.png"></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Uno</p>
<p class=MsoNormal><span style='font-weight:bold'>Fine</span></p><!--EndFragment--></body></html>"""


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


def test_what_is_pasted_from_a_word_processor_keeps_its_shape(
    section: Item, window: Callable[[str], Window]
) -> None:
    dino = window("dino")
    dino.opens(f"/contenuti/{section.pk}/nuovo/pagina/")
    dino.page.fill("[name=title]", "Verbale")
    dino.page.get_by_role("textbox", name="Testo").click()

    dino.page.evaluate(PASTE, FROM_WORD)

    expect(dino.page.locator(".editor-told")).to_contain_text("Un’immagine incollata")
    dino.presses(dino.page.get_by_role("button", name="Aggiungi", exact=True))
    assert Item.objects.get(title="Verbale").text == (
        "<h2>Riunione</h2><ul><li><p>Primo punto</p><ul><li><p>Dettaglio</p></li></ul></li>"
        "<li><p>Secondo punto</p></li></ul><p>Poi:</p><ol><li><p>Uno</p></li></ol>"
        "<p><strong>Fine</strong></p>"
    )


def test_files_are_dropped_on_a_folder(section: Item, window: Callable[[str], Window]) -> None:
    dino = window("dino")
    dino.opens(f"/contenuti/{section.pk}/")

    dino.page.evaluate(DROP, [["patto.txt", "Si arriva puntuali."], ["foto.png", "<script>"]])

    expect(dino.page.locator(".dropping-done")).to_contain_text("patto.txt")
    expect(dino.page.locator(".dropping-refused")).to_contain_text("non è di un tipo ammesso")
    assert [item.title for item in section.children.all()] == ["patto"]
    dino.look()
