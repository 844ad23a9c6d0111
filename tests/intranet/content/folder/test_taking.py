"""Before a move, a new name or the bin it is said what goes along, and who leads there."""

import pytest

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.models.tree import DEEPEST
from permissions.publishing import Standing
from tests.intranet.content.pages import page, published, sent
from tests.personas import Persona


@pytest.fixture
def item(site: Item, section: Item, dino: Persona) -> Item:
    """A draft to which another page leads."""
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Consegne")
    link = f'<p><a href="{item.get_absolute_url()}">qui</a></p>'
    add(site, by=dino.user, kind=Kind.PAGE, title="Che rimanda", text=link)
    return item


def asking(act: str, item: Item) -> str:
    return f"/contenuti/{item.parent_id}/{act}/?chiavi={item.pk}"


def words(who: Persona, address: str) -> str:
    return " ".join(page(who, address).split())


def test_pages_that_lead_there_are_shown_before_a_move_and_a_new_name(
    item: Item, dino: Persona
) -> None:
    for address in (asking("sposta", item), f"/contenuti/{item.pk}/nome/"):
        text = words(dino, address)
        assert "l’indirizzo di prima porta a quello nuovo" in text
        assert "Che rimanda" in text
        assert "non funzioneranno più" not in text


def test_folder_that_would_hide_what_is_moved_says_so(
    site: Item, item: Item, dino: Persona
) -> None:
    open_to_all = words(dino, asking("sposta", item))
    closed = add(site, by=dino.user, kind=Kind.FOLDER, title="Chiusa")
    pass_on(closed, by=dino.user, transition="hide")
    add(closed, by=dino.user, kind=Kind.FOLDER, title="Dentro")

    assert "privata: non lo vedrà più" not in open_to_all
    assert words(dino, asking("sposta", item)).count("privata: non lo vedrà più") == 2


@pytest.mark.parametrize("act", ["sposta", "elimina"])
def test_folder_says_what_of_others_goes_along_of_what_one_sees(
    section: Item, ada: Persona, luca: Persona, dino: Persona, act: str
) -> None:
    share(section, by=dino.user, whom=luca.user, standing=Standing.EDITOR)
    corner = add(section, by=luca.user, kind=Kind.FOLDER, title="Angolo")
    share(corner, by=luca.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    for title in ("Una", "Due"):
        published(add(corner, by=ada.user, kind=Kind.PAGE, title=title), dino.user)
    add(corner, by=luca.user, kind=Kind.PAGE, title="Mia")

    text = words(luca, asking(act, corner))

    assert "Con 3 contenuti che stanno dentro, di cui 2 pubblicati da altri." in text


def test_what_one_does_not_see_is_not_counted(section: Item, luca: Persona, dino: Persona) -> None:
    corner = add(section, by=dino.user, kind=Kind.FOLDER, title="Angolo")
    hidden = add(corner, by=dino.user, kind=Kind.PAGE, title="Di Dino")
    pass_on(hidden, by=dino.user, transition="hide")
    Item.objects.filter(pk=corner.pk).update(owner=luca.user)

    assert "Con 2 contenuti" in words(dino, f"/contenuti/{section.pk}/nome/")
    assert "che sta dentro" not in words(luca, f"/contenuti/{corner.pk}/nome/")


@pytest.mark.parametrize("act", ["sposta", "elimina"])
def test_what_cannot_be_removed_stays_and_the_page_offers_nothing(
    section: Item, item: Item, dino: Persona, act: str
) -> None:
    out = published(add(section, by=dino.user, kind=Kind.PAGE, title="Pubblicata"), dino.user)

    alone, both = words(dino, asking(act, out)), words(dino, f"{asking(act, item)}&chiavi={out.pk}")

    assert "Restano dove sono" in alone
    assert f'value="{out.pk}"' not in alone
    assert "Metti nel cestino" not in alone
    assert "Restano dove sono" in both
    assert f'name="chiavi" value="{item.pk}"' in both
    assert f'name="chiavi" value="{out.pk}"' not in both


def test_what_cannot_be_removed_is_refused_with_its_reason(section: Item, dino: Persona) -> None:
    out = published(add(section, by=dino.user, kind=Kind.PAGE, title="Pubblicata"), dino.user)

    sent(dino, asking("elimina", out).partition("?")[0], chiavi=[out.pk])

    out.refresh_from_db()
    assert out.binned_at is None


def test_folders_too_deep_for_what_is_moved_are_not_offered(
    site: Item, section: Item, dino: Persona
) -> None:
    deep = site
    for number in range(2, DEEPEST):
        deep = add(deep, by=dino.user, kind=Kind.FOLDER, title=f"Livello {number}")
    page_there = add(section, by=dino.user, kind=Kind.PAGE, title="Una")
    folder = add(section, by=dino.user, kind=Kind.FOLDER, title="Cartella")
    add(folder, by=dino.user, kind=Kind.PAGE, title="Dentro")

    assert f'value="{deep.pk}"' in page(dino, asking("sposta", page_there))
    assert f'value="{deep.pk}"' not in page(dino, asking("sposta", folder))
