"""The contents of a folder: seen, ordered, passed on, placed elsewhere."""

import pytest

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Item, Share
from permissions.publishing import Standing, State
from tests.intranet.content.pages import browser, page, published, sent, statements, status
from tests.personas import Persona


def pages_in(folder: Item, by: Persona, *titles: str) -> list[Item]:
    return [add(folder, by=by.user, kind=Kind.PAGE, title=title) for title in titles]


def table(folder: Item) -> str:
    return f"/contenuti/{folder.pk}/"


def test_contents_show_what_one_sees_and_can_do(section: Item, ada: Persona, dino: Persona) -> None:
    _open, hidden = pages_in(section, dino, "Aperta", "Chiusa")
    pass_on(hidden, by=dino.user, transition="hide")

    hers, his = page(ada, table(section)), page(dino, table(section))
    assert "Aperta" in hers
    assert [
        each for each in ("Chiusa", "Aggiungi", "Elimina…", "Cambia stato") if each in hers
    ] == []
    assert [each for each in ("Chiusa", "Aggiungi", "Elimina…") if each not in his] == []


def test_contents_are_no_page_for_outsiders(section: Item, elsa: Persona) -> None:
    assert status(elsa, table(section)) == 404
    assert browser(None).get(table(section)).status_code == 302


def test_contents_are_filtered_and_sorted(section: Item, dino: Persona) -> None:
    pages_in(section, dino, "Zeta", "alfa")
    add(section, by=dino.user, kind=Kind.NEWS, title="Nuova")

    sorted_page = page(dino, f"{table(section)}?ordina=titolo&tipo=page")

    assert "Nuova" not in sorted_page
    assert sorted_page.index("alfa") < sorted_page.index("Zeta")
    assert page(dino, f"{table(section)}?ordina=x&tipo=y&stato=z&pagina=%00") != ""


def test_bulk_passes_those_it_may_and_says_why_not_the_others(section: Item, dino: Persona) -> None:
    first, second = pages_in(section, dino, "Prima", "Seconda")
    published(second, dino.user)

    sent(
        dino,
        f"{table(section)}insieme/",
        chiavi=[first.pk, second.pk],
        azione="stato",
        passaggio="publish",
    )

    first.refresh_from_db()
    assert first.state == State.PUBLISHED


def test_bulk_names_each_refused_one_with_its_reason(section: Item, dino: Persona) -> None:
    first, second = pages_in(section, dino, "Prima", "Seconda")
    published(second, dino.user)
    client = browser(dino)

    fields = {"chiavi": [first.pk, second.pk], "azione": "stato", "passaggio": "publish"}
    answer = client.post(f"{table(section)}insieme/", fields, follow=True)

    text = answer.content.decode()
    assert "Pubblica internamente: «Prima»" in text
    assert "«Seconda»: Nel frattempo lo stato è cambiato: ora è «Pubblicato internamente»." in text


def test_rows_go_up_and_down(section: Item, dino: Persona) -> None:
    first, second, third = pages_in(section, dino, "Uno", "Due", "Tre")

    sent(dino, f"{table(section)}insieme/", su=third.pk)
    sent(dino, f"{table(section)}insieme/", giu=first.pk)

    assert list(section.children.in_order()) == [third, first, second]


def test_order_is_not_for_readers(section: Item, dino: Persona, ada: Persona) -> None:
    first, second = pages_in(section, dino, "Uno", "Due")

    sent(ada, f"{table(section)}insieme/", su=second.pk)

    assert list(section.children.in_order()) == [first, second]


def test_things_are_moved_into_a_folder_that_is_chosen(
    site: Item, section: Item, dino: Persona
) -> None:
    [item] = pages_in(section, dino, "Consegne")
    other = add(site, by=dino.user, kind=Kind.FOLDER, title="Archivio")
    asked = sent(dino, f"{table(section)}insieme/", chiavi=[item.pk], azione="sposta")

    shown = page(dino, asked[1])
    answer = sent(dino, asked[1], chiavi=[item.pk], to=other.pk)

    item.refresh_from_db()
    assert "Archivio" in shown
    assert answer == (302, table(other))
    assert item.address == "archivio/consegne"


def test_folder_is_not_moved_into_itself(site: Item, section: Item, dino: Persona) -> None:
    inner = add(section, by=dino.user, kind=Kind.FOLDER, title="Dentro")
    address = f"{table(site)}sposta/?chiavi={section.pk}"

    offered = page(dino, address)
    refused = sent(dino, address, chiavi=[section.pk], to=inner.pk)

    section.refresh_from_db()
    assert f'value="{inner.pk}"' not in offered
    assert refused[0] == 200
    assert "In quella cartella non si può aggiungere." in refused[1]
    assert section.parent_id == site.pk


def test_things_are_not_moved_where_one_may_not_add(
    site: Item, section: Item, dino: Persona, ada: Persona
) -> None:
    Share.objects.create(place=section, user=ada.user, standing=Standing.EDITOR)
    [item] = pages_in(section, ada, "Consegne")
    other = add(site, by=dino.user, kind=Kind.FOLDER, title="Archivio")

    answer = sent(ada, f"{table(section)}sposta/", chiavi=[item.pk], to=other.pk)

    assert answer[0] == 200
    assert "In quella cartella non si può aggiungere." in answer[1]


def test_folder_is_copied_with_what_one_sees_of_it(
    site: Item, section: Item, dino: Persona, ada: Persona
) -> None:
    place = add(site, by=dino.user, kind=Kind.FOLDER, title="Bozze")
    Share.objects.create(place=place, user=ada.user, standing=Standing.CONTRIBUTOR)
    seen, hidden = pages_in(section, dino, "Vista", "Nascosta")
    pass_on(hidden, by=dino.user, transition="hide")
    published(seen, dino.user)

    sent(ada, f"{table(site)}copia/", chiavi=[section.pk], to=place.pk)

    copied = Item.objects.within(place).filter(kind=Kind.PAGE)
    assert [(each.title, each.state, each.owner) for each in copied] == [
        ("Vista", State.INTERNAL, ada.user)
    ]


def test_page_that_links_to_itself_breaks_nobodys_link(section: Item, dino: Persona) -> None:
    link = '<p><a href="/protocolli/consegne/">qui</a></p>'
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Consegne", text=link)

    text = page(dino, f"{table(section)}elimina/?chiavi={item.pk}")
    sent(dino, f"{table(item)}nome/", slug="passaggi")

    assert "/protocolli/consegne/" not in text
    old = browser(dino).get("/protocolli/consegne/", follow=True)
    assert old.redirect_chain == [("/protocolli/passaggi/", 302)]


def test_links_that_would_break_are_shown_before(section: Item, site: Item, dino: Persona) -> None:
    [item] = pages_in(section, dino, "Consegne")
    link = '<p><a href="/protocolli/consegne/">qui</a></p>'
    add(site, by=dino.user, kind=Kind.PAGE, title="Che rimanda", text=link)
    add(site, by=dino.user, kind=Kind.PAGE, title="Che non rimanda", text="<p>consegne</p>")

    text = page(dino, f"{table(section)}elimina/?chiavi={item.pk}")
    sent(dino, f"{table(section)}elimina/", chiavi=[item.pk])

    item.refresh_from_db()
    assert "Che rimanda" in text
    assert "Che non rimanda" not in text
    assert item.binned_at is not None


def test_state_is_changed_with_a_comment_that_is_not_lost(section: Item, dino: Persona) -> None:
    [item] = pages_in(section, dino, "Consegne")
    published(item, dino.user)
    address = f"/contenuti/{item.pk}/stato/"

    wordless = sent(dino, address, transition="reject", comment="")
    forbidden = sent(dino, address, transition="hide", comment="da tenere")
    done = sent(dino, address, transition="reject", comment="manca la data")

    item.refresh_from_db()
    assert "serve un commento" in wordless[1]
    assert "da tenere" in forbidden[1]
    assert done == (302, "/protocolli/consegne/")
    assert item.state == State.INTERNAL
    assert item.passages.latest("pk").comment == "manca la data"


def test_short_name_is_changed(section: Item, dino: Persona, ada: Persona) -> None:
    [item] = pages_in(section, dino, "Consegne")

    nameless = sent(dino, f"/contenuti/{item.pk}/nome/", slug="***")
    done = sent(dino, f"/contenuti/{item.pk}/nome/", slug="Turni d’estate")

    assert "Serve almeno una lettera" in nameless[1]
    assert done == (302, "/protocolli/turni-destate/")
    assert status(ada, f"/contenuti/{item.pk}/nome/") == 404


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_contents_cost_the_same_for_one_and_for_fifty(
    section: Item, dino: Persona, count: int
) -> None:
    pages_in(section, dino, *(f"Pagina {number}" for number in range(count)))

    assert statements(dino, table(section)) == 12
