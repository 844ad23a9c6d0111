"""Things stand where they were put, and lead there from where they stood."""

import pytest

from intranet.content.actions.placing import add, move, put_in_order, rename
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import FormerAddress, Item
from intranet.content.models.tree import DEEPEST
from permissions.audit import broken_links
from permissions.publishing import Standing
from permissions.refusal import Refused
from tests.personas import Persona


def page(parent: Item, by: Persona, title: str = "Una pagina") -> Item:
    return add(parent, by=by.user, kind=Kind.PAGE, title=title)


def folder(parent: Item, by: Persona, title: str) -> Item:
    return add(parent, by=by.user, kind=Kind.FOLDER, title=title)


def test_thing_stands_under_the_names_above_it(section: Item, dino: Persona) -> None:
    found = page(section, dino, "Orari d’apertura")

    assert found.address == "protocolli/orari-dapertura"
    assert found.path.startswith(section.path)
    assert found.history.count() == 1
    assert broken_links(found) == []


@pytest.mark.parametrize(
    ("title", "slug"), [("😀😀", "pagina"), ("x" * 500, "x" * 80), ("Perché? Così!", "perche-cosi")]
)
def test_any_title_makes_a_name(section: Item, dino: Persona, title: str, slug: str) -> None:
    found = page(section, dino, title)

    found.full_clean()
    assert found.slug == slug


def test_two_of_one_title_have_two_names(section: Item, dino: Persona) -> None:
    names = [page(section, dino).slug for _each in range(3)]

    assert names == ["una-pagina", "una-pagina-2", "una-pagina-3"]


def test_thing_never_takes_the_address_of_a_page_of_the_house(site: Item, dino: Persona) -> None:
    assert folder(site, dino, "Casi").address == "casi-2"
    assert folder(site, dino, "Accesso").address == "accesso-2"


def test_only_who_may_add_adds(section: Item, ada: Persona, elsa: Persona, dino: Persona) -> None:
    for stranger in (ada, elsa):
        with pytest.raises(Refused, match="non si può aggiungere"):
            page(section, stranger)

    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)

    assert page(section, ada).owner == ada.user
    with pytest.raises(Refused):
        page(section, elsa)


def test_nothing_is_added_to_what_is_no_folder(section: Item, dino: Persona) -> None:
    with pytest.raises(Refused):
        page(page(section, dino), dino)


def test_folders_end_somewhere(section: Item, dino: Persona) -> None:
    place = section
    for number in range(DEEPEST - 2):
        place = folder(place, dino, f"Livello {number}")

    with pytest.raises(Refused, match="una dentro l’altra"):
        page(place, dino)


def test_all_below_comes_along(site: Item, section: Item, dino: Persona) -> None:
    inner = folder(section, dino, "Interna")
    leaf = page(inner, dino)
    archive = folder(site, dino, "Archivio")

    move(inner, by=dino.user, to=archive)

    leaf.refresh_from_db()
    assert leaf.address == "archivio/interna/una-pagina"
    assert leaf.path == archive.path + inner.path[-8:] + leaf.path[-8:]
    assert set(Item.objects.below(section)) == set()
    assert FormerAddress.objects.get(address="protocolli/interna").item == inner


def test_folder_does_not_go_into_itself(section: Item, dino: Persona) -> None:
    inner = folder(section, dino, "Interna")

    for target in (section, inner):
        with pytest.raises(Refused, match="dentro sé stessa"):
            move(section, by=dino.user, to=target)
    inner.refresh_from_db()
    assert inner.address == "protocolli/interna"


def test_thing_goes_only_where_its_mover_may_add(
    site: Item, section: Item, ada: Persona, dino: Persona
) -> None:
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    own, archive = page(section, ada), folder(site, dino, "Archivio")

    with pytest.raises(Refused):
        move(own, by=ada.user, to=archive)
    own.refresh_from_db()
    assert own.parent == section


def test_name_given_back_leads_nowhere_else(section: Item, dino: Persona) -> None:
    found = page(section, dino, "Orari")

    rename(found, by=dino.user, slug="orari-estivi")
    rename(found, by=dino.user, slug="orari")

    former = FormerAddress.objects.values_list("address", flat=True)
    assert list(former) == ["protocolli/orari-estivi"]


def test_order_is_the_one_asked_for(section: Item, dino: Persona) -> None:
    one, two, three = (page(section, dino, title) for title in ("Uno", "Due", "Tre"))

    put_in_order(section, by=dino.user, keys=[three.pk, one.pk])

    assert list(section.children.in_order()) == [three, one, two]
