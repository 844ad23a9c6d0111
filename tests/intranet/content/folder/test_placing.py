"""What the pages cost that ask before things are placed elsewhere."""

import pytest

from intranet.content.actions.placing import add
from intranet.content.kinds import Kind
from intranet.content.models import Item
from tests.intranet.content.pages import page, statements
from tests.personas import Persona


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_choice_of_a_folder_costs_the_same_among_one_and_fifty(
    site: Item, section: Item, dino: Persona, count: int
) -> None:
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Consegne")
    for number in range(count):
        add(site, by=dino.user, kind=Kind.FOLDER, title=f"Cartella {number}")

    asked = [f"/contenuti/{section.pk}/{act}/?chiavi={item.pk}" for act in ("sposta", "copia")]

    assert "Cartella 0" in page(dino, asked[0])
    assert [statements(dino, address) for address in asked] == [15, 13]


@pytest.mark.alike
@pytest.mark.parametrize("count", [1, 50])
def test_page_before_deletion_costs_the_same_for_one_and_for_fifty(
    section: Item, dino: Persona, count: int
) -> None:
    folder = add(section, by=dino.user, kind=Kind.FOLDER, title="Vecchia")
    link = f'<p><a href="{folder.get_absolute_url()}">qui</a></p>'
    for number in range(count):
        add(folder, by=dino.user, kind=Kind.PAGE, title=f"Dentro {number}")
        add(section, by=dino.user, kind=Kind.PAGE, title=f"Fuori {number}", text=link)
    address = f"/contenuti/{section.pk}/elimina/?chiavi={folder.pk}"

    assert page(dino, address).count(">Fuori ") == count
    assert statements(dino, address) == 13
