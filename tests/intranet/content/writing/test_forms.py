"""A collection collects below a folder that its writer sees, and tells of no other."""

import pytest

from intranet.content.actions.binning import throw_away
from intranet.content.actions.placing import add, rename
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.publishing import Standing
from tests.intranet.content.pages import page, published, sent
from tests.personas import Persona

NEWEST = {"title": "Raccolta", "order": "newest", "limit": "5"}
NO_FOLDER = "A questo indirizzo non c’è una cartella."


@pytest.fixture
def hidden(section: Item, ada: Persona, dino: Persona) -> Item:
    """A private folder, beside which Ada may change and add."""
    share(section, by=dino.user, whom=ada.user, standing=Standing.EDITOR)
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    folder = add(section, by=dino.user, kind=Kind.FOLDER, title="Ispezione riservata")
    folder.inherits = False
    folder.save()
    return published(folder, dino.user, "hide")


@pytest.fixture
def collection(section: Item, hidden: Item, dino: Persona) -> Item:
    """Of what is in the private folder, made by Dino."""
    query = {"place": hidden.pk, "limit": 5, "order": "newest"}
    return add(section, by=dino.user, kind=Kind.COLLECTION, title="Raccolta", query=query)


@pytest.mark.parametrize("place", ["/protocolli/ispezione-riservata/", "/protocolli/mai-stata/"])
def test_folder_one_does_not_see_is_as_one_that_never_was(
    section: Item, hidden: Item, ada: Persona, place: str
) -> None:
    answer = sent(ada, f"/contenuti/{section.pk}/nuovo/raccolta/", place=place, **NEWEST)

    assert answer[0] == 200
    assert NO_FOLDER in answer[1]


def test_folder_one_sees_is_taken(section: Item, hidden: Item, dino: Persona) -> None:
    address = f"/contenuti/{section.pk}/nuovo/raccolta/"

    answer = sent(dino, address, place="/protocolli/ispezione-riservata/", **NEWEST)

    assert answer[0] == 302
    assert Item.objects.get(title="Raccolta").query["place"] == hidden.pk


def test_place_one_does_not_see_is_not_shown_and_stays(
    collection: Item, hidden: Item, ada: Persona, dino: Persona
) -> None:
    rename(hidden, by=dino.user, slug="verifica-in-corso")
    address = f"/contenuti/{collection.pk}/modifica/"

    hers, his = page(ada, address), page(dino, address)
    done = sent(ada, address, place="", **NEWEST)

    collection.refresh_from_db()
    assert [each for each in ("verifica-in-corso", "ispezione") if each in hers.lower()] == []
    assert 'value="/protocolli/verifica-in-corso/"' in his
    assert done[0] == 302
    assert collection.query["place"] == hidden.pk


def test_place_that_is_gone_reads_as_one_that_is_not_seen(
    collection: Item, hidden: Item, ada: Persona, dino: Persona
) -> None:
    address = f"/contenuti/{collection.pk}/modifica/"
    words = "non c’è più o non si vede"

    while_hidden = page(ada, address)
    throw_away(hidden, by=dino.user)

    assert words in while_hidden
    assert words in page(ada, address)
    assert words in page(dino, address)


def test_place_one_does_not_see_gives_way_to_the_whole_site(collection: Item, ada: Persona) -> None:
    sent(ada, f"/contenuti/{collection.pk}/modifica/", place="/", **NEWEST)

    collection.refresh_from_db()
    assert collection.query["place"] is None
