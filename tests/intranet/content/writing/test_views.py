"""Writing: what is typed is kept clean, whole, and never lost."""

import pytest

from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import revise
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item, Share
from permissions.publishing import Standing, State
from tests.intranet.content.pages import page, published, sent, statements, status
from tests.personas import Persona


@pytest.fixture
def shared(section: Item, ada: Persona) -> Item:
    """The section, to which Ada may add."""
    Share.objects.create(place=section, user=ada.user, standing=Standing.CONTRIBUTOR)
    return section


@pytest.fixture
def draft(shared: Item, ada: Persona) -> Item:
    return add(shared, by=ada.user, kind=Kind.PAGE, title="Consegne", text="<p>Alle otto.</p>")


def test_page_is_added_as_a_draft_of_its_author(shared: Item, ada: Persona) -> None:
    answer = sent(
        ada,
        f"/contenuti/{shared.pk}/nuovo/pagina/",
        title="Accoglienza",
        summary="Come si accoglie.",
        text="<p>Piano.</p>",
    )

    item = Item.objects.get(title="Accoglienza")
    assert answer == (302, "/protocolli/accoglienza/")
    assert (item.owner, item.state, item.text) == (ada.user, State.INTERNAL, "<p>Piano.</p>")


def test_nothing_is_added_where_one_may_not(section: Item, ada: Persona, shared: Item) -> None:
    assert status(ada, f"/contenuti/{section.parent_id}/nuovo/pagina/") == 404
    assert status(ada, f"/contenuti/{shared.pk}/nuovo/pagina/") == 200
    assert status(ada, f"/contenuti/{shared.pk}/nuovo/romanzo/") == 404


@pytest.mark.parametrize(
    "kind",
    ["cartella", "pagina", "notizia", "evento", "collegamento", "raccolta"],
)
def test_every_kind_has_its_form(shared: Item, ada: Persona, kind: str) -> None:
    fields = {
        "title": "Prova",
        "starts_at": "2026-09-14T10:00",
        "target": "https://www.normattiva.it",
        "order": "newest",
        "limit": "5",
        "kinds": ["page"],
        "place": "/protocolli/",
    }

    answer = sent(ada, f"/contenuti/{shared.pk}/nuovo/{kind}/", **fields)

    assert answer[0] == 302, answer[1]


@pytest.mark.parametrize("target", ["http://[::1", "https://", "https:///norme/", "/\t/[norme"])
def test_address_that_nobody_could_follow_is_refused(
    shared: Item, ada: Persona, target: str
) -> None:
    answer = sent(ada, f"/contenuti/{shared.pk}/nuovo/collegamento/", title="Norme", target=target)

    assert answer[0] == 200
    assert "L’indirizzo non è scritto bene" in answer[1]
    assert not Item.objects.filter(title="Norme").exists()


def test_form_says_who_will_see_the_draft(
    section: Item, ada: Persona, dino: Persona, people: dict[str, Persona]
) -> None:
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    private = published(
        add(section, by=dino.user, kind=Kind.FOLDER, title="Chiusa"), dino.user, "hide"
    )
    open_one, closed_one = (
        page(ada, f"/contenuti/{folder.pk}/nuovo/pagina/") for folder in (section, private)
    )
    made = sent(ada, f"/contenuti/{private.pk}/nuovo/pagina/", title="Riservata")[1]

    assert "cambia il suo stato: Tutto il personale: " in open_one
    assert "cambia il suo stato: Solo l’autore, Ada Conti, e 1 persona: Dino Riva." in closed_one
    assert (status(dino, made), status(people["bruno"], made)) == (200, 404)


@pytest.mark.alike
def test_form_of_a_new_thing_costs_the_same_whoever_will_see_it(
    section: Item, dino: Persona
) -> None:
    private = published(
        add(section, by=dino.user, kind=Kind.FOLDER, title="Chiusa"), dino.user, "hide"
    )

    for folder in (section, private):
        assert statements(dino, f"/contenuti/{folder.pk}/nuovo/pagina/") == 15


@pytest.mark.parametrize("how", ["add", "edit"])
def test_script_in_what_is_written_is_gone(
    shared: Item, draft: Item, ada: Persona, how: str
) -> None:
    text = '<p onclick="x()">Testo<script>alert(1)</script><img src="https://a.b/c.png"></p>'
    address = {"add": f"{shared.pk}/nuovo/pagina", "edit": f"{draft.pk}/modifica"}[how]

    sent(ada, f"/contenuti/{address}/", title="Sporca", text=text)

    kept = Item.objects.get(title="Sporca").text
    assert "Testo" in kept
    assert [each for each in ("script", "onclick", "https") if each in kept] == []


@pytest.mark.parametrize("title", ["a" * 500, "🌊🌿", "\u202eribaltato", " ", "a" * 501])
def test_title_works_or_is_refused_plainly(shared: Item, ada: Persona, title: str) -> None:
    answer = sent(ada, f"/contenuti/{shared.pk}/nuovo/pagina/", title=title)

    if title in {"a" * 500, "🌊🌿"}:
        assert status(ada, answer[1]) == 200
    else:
        assert "da correggere" in answer[1]
        assert not shared.children.exists()


def test_who_has_submitted_waits_and_loses_nothing(draft: Item, ada: Persona) -> None:
    pass_on(draft, by=ada.user, transition="submit")
    address = f"/contenuti/{draft.pk}/modifica/"

    shown = page(ada, address)
    refused = sent(ada, address, title="Altro", text="<p>Scritto a lungo.</p>")

    draft.refresh_from_db()
    assert "il testo non si modifica" in shown
    assert 'name="title"' not in shown
    assert refused[0] == 200
    assert "Scritto a lungo." in refused[1]
    assert draft.title == "Consegne"


def test_who_may_revise_is_offered_a_working_copy(draft: Item, ada: Persona, dino: Persona) -> None:
    address, words = f"/contenuti/{draft.pk}/modifica/", "oppure si scrive una copia di lavoro."
    pass_on(draft, by=ada.user, transition="submit")
    waiting = page(ada, address)

    published(draft, dino.user)
    before = page(ada, address)
    copy = revise(draft, by=ada.user)
    after = page(ada, address)

    assert words not in waiting
    assert f"va prima cambiato lo stato, {words}" in before
    assert "Scrivi una copia di lavoro" in before
    assert "C’è una copia di lavoro di Ada Conti" in after
    assert f'href="{copy.get_absolute_url()}"' in after


def test_editing_is_no_page_for_readers(draft: Item, luca: Persona, elsa: Persona) -> None:
    address = f"/contenuti/{draft.pk}/modifica/"

    assert (status(luca, address), status(elsa, address)) == (404, 404)
    assert sent(luca, address, title="Mio")[0] == 404


def test_overtaken_writer_loses_nothing_and_may_go_on(
    draft: Item, ada: Persona, dino: Persona
) -> None:
    address = f"/contenuti/{draft.pk}/modifica/"
    seen = draft.history.latest().pk
    edit(draft, by=dino.user, text="<p>Di Dino.</p>")

    refused = sent(ada, address, title="Consegne", text="<p>Di Ada.</p>", seen=seen)
    latest = draft.history.latest().pk
    again = sent(ada, address, title="Consegne", text="<p>Di Ada.</p>", seen=latest)

    draft.refresh_from_db()
    assert "Di Ada." in refused[1]
    assert "<p>Di Dino.</p>" in refused[1]
    assert f'name="seen" value="{latest}"' in refused[1]
    assert again[0] == 302
    assert draft.text == "<p>Di Ada.</p>"


def test_what_is_linked_to_is_found_among_what_one_sees(
    draft: Item, section: Item, luca: Persona, dino: Persona, elsa: Persona
) -> None:
    hidden = add(section, by=dino.user, kind=Kind.PAGE, title="Consegne riservate")
    pass_on(hidden, by=dino.user, transition="hide")
    address = "/contenuti/scegli/?cerca=conse"

    his, hers = page(luca, address), page(elsa, address)
    assert 'data-url="/protocolli/consegne/"' in his
    assert "riservate" not in his
    assert "data-url" not in hers
    assert "data-url" not in page(luca, f"{address}&tipo=image")
    assert "data-url" not in page(luca, "/contenuti/scegli/?cerca=%00")
