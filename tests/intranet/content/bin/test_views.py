"""The bin: what one threw away or wrote, the way back, and nothing of anybody else's."""

import pytest
from django.utils import timezone
from time_machine import Traveller

from intranet.content.actions.binning import throw_away
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import adopt, revise
from intranet.content.actions.sharing import share, unshare
from intranet.content.kinds import Kind
from intranet.content.models import Item
from permissions.people import deactivate
from permissions.publishing import Standing
from tests.intranet.desk.pages import browser, page, statements
from tests.personas import Persona

BIN = "/contenuti/cestino/"


@pytest.fixture
def corner(section: Item, ada: Persona, luca: Persona, dino: Persona) -> Item:
    """A folder of Dino's, where Ada may add and Luca change."""
    corner = add(section, by=dino.user, kind=Kind.FOLDER, title="Angolo")
    share(corner, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    share(corner, by=dino.user, whom=luca.user, standing=Standing.EDITOR)
    return corner


def restored(who: Persona, item: Item) -> int:
    return browser(who).post(f"{BIN}{item.pk}/").status_code


def test_bin_shows_what_and_from_where_and_gives_it_back(
    corner: Item, ada: Persona, luca: Persona
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Sbagliata")
    throw_away(item, by=luca.user)

    for who in (ada, luca):
        text = page(who, BIN)
        assert "Sbagliata" in text
        assert '<a href="/protocolli/angolo/">Angolo</a>' in text
        assert "lun 7 set, 10:00, Luca Greco" in text
    assert restored(ada, item) == 302
    item.refresh_from_db()
    assert item.binned_at is None
    assert item.address == "protocolli/angolo/sbagliata"


def test_what_stood_at_the_top_of_the_site_comes_from_its_page(site: Item, dino: Persona) -> None:
    crumb = '<a href="/intranet/">Intranet</a>'
    before = page(dino, BIN).count(crumb)

    throw_away(add(site, by=dino.user, kind=Kind.PAGE, title="Sbagliata"), by=dino.user)

    assert page(dino, BIN).count(crumb) == before + 1


def test_bin_is_nobody_elses(
    corner: Item, people: dict[str, Persona], ada: Persona, luca: Persona
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Sbagliata")
    throw_away(item, by=luca.user)

    for name in ("carla", "dino", "sara"):
        assert "Sbagliata" not in page(people[name], BIN)
        assert restored(people[name], item) == 404
    for name in ("irene", "elsa"):
        page(people[name], BIN, status=404)
        assert restored(people[name], item) == 404
    item.refresh_from_db()
    assert item.binned_at is not None


def test_what_lies_in_a_folder_of_the_bin_waits_for_it(
    corner: Item, ada: Persona, luca: Persona
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Sbagliata")
    throw_away(item, by=luca.user)
    throw_away(corner, by=luca.user)

    assert "Prima va ripristinata la cartella «Angolo»." in page(luca, BIN)
    text = page(ada, BIN)
    assert "la ripristina chi l’ha eliminata" in text
    assert "Angolo" not in text
    assert restored(ada, item) == 302
    assert "va ripristinata prima" in page_after(ada, item)
    assert restored(luca, corner) == 302
    assert restored(ada, item) == 302
    item.refresh_from_db()
    assert item.binned_at is None


def page_after(who: Persona, item: Item) -> str:
    """What is said after one tried."""
    return browser(who).post(f"{BIN}{item.pk}/", follow=True).content.decode()


def test_folder_says_how_much_goes_and_comes_with_it(corner: Item, dino: Persona) -> None:
    for title in ("Una", "Due"):
        add(corner, by=dino.user, kind=Kind.PAGE, title=title)
    throw_away(corner, by=dino.user)

    text = page(dino, BIN)
    assert "con 2 contenuti" in text
    assert ">Una<" not in text


def test_who_wrote_in_a_folder_learns_that_it_was_thrown_away(
    corner: Item, ada: Persona, dino: Persona
) -> None:
    add(corner, by=ada.user, kind=Kind.PAGE, title="Fatica di Ada")
    throw_away(corner, by=dino.user)

    assert "Fatica di Ada</strong>: la cartella è nel cestino di Dino Riva" in page(ada, BIN)
    assert "Scritto da chi legge" not in page(dino, BIN)


def test_place_that_one_may_not_see_any_more_has_no_name(
    corner: Item, ada: Persona, dino: Persona
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Sbagliata")
    throw_away(item, by=ada.user)
    unshare(corner, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    pass_on(corner, by=dino.user, transition="hide")

    text = page(ada, BIN)
    assert "una cartella che ora non si vede" in text
    assert "Angolo" not in text


@pytest.mark.alike
def test_bin_costs_the_same_for_one_row_and_for_fifty(
    corner: Item, ada: Persona, dino: Persona, clock: Traveller
) -> None:
    def put(number: int) -> None:
        clock.shift(1)
        item = add(corner, by=ada.user, kind=Kind.PAGE, title=f"Pagina {number}")
        throw_away(item, by=ada.user)

    other = add(corner, by=dino.user, kind=Kind.FOLDER, title="Altra")
    share(other, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    add(other, by=ada.user, kind=Kind.PAGE, title="Dentro")
    throw_away(other, by=dino.user)
    put(0)
    few = statements(ada, BIN)
    for number in range(1, 51):
        put(number)

    assert few == statements(ada, BIN) == 12
    assert "I 50 eliminati prima" in page(ada, BIN)


def test_full_bin_shuts_nobody_out(corner: Item, ada: Persona) -> None:
    thrown = [
        Item(
            parent=corner,
            kind=Kind.PAGE,
            title="Vecchia",
            slug=f"vecchia-{number}",
            path=f"{corner.path}{number:08x}",
            owner=ada.user,
            organisation=corner.organisation,
            binned_at=timezone.now(),
            binned_by=ada.user,
        )
        for number in range(5000, 6100)
    ]
    Item.objects.bulk_create(thrown)

    assert ada.sees(corner)
    assert not ada.sees(Item.objects.get(slug="vecchia-5500"))
    assert page(ada, BIN).count(">Vecchia</span>") == 50


def test_adopted_copy_is_its_authors_alone_and_is_called_so(
    corner: Item, ada: Persona, dino: Persona
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Turni")
    pass_on(item, by=dino.user, transition="publish")
    copy = revise(item, by=ada.user)
    edit(copy, by=ada.user, title="Turni nuovi")
    pass_on(copy, by=ada.user, transition="submit")
    adopt(copy, by=dino.user)

    assert "copia di lavoro adottata" in page(ada, BIN)
    assert "Turni nuovi" not in page(dino, BIN)
    assert (restored(dino, copy), restored(ada, copy)) == (404, 302)


def test_what_who_left_threw_away_is_given_back_by_who_examines_the_place(
    corner: Item, ada: Persona, luca: Persona, dino: Persona, people: dict[str, Persona]
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Sbagliata")
    throw_away(item, by=luca.user)

    before = [restored(dino, item)]
    deactivate(ada.user, by=people["tina"].user)
    before.append(restored(dino, item))
    assert before == [404, 404]
    assert "Sbagliata" not in page(dino, BIN)
    deactivate(luca.user, by=people["tina"].user)

    assert "Sbagliata" in page(dino, BIN)
    assert restored(people["carla"], item) == 404
    assert restored(dino, item) == 302
    item.refresh_from_db()
    assert item.binned_at is None


def test_place_that_inherits_nothing_is_not_examined_from_above(
    corner: Item, ada: Persona, dino: Persona, people: dict[str, Persona]
) -> None:
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Sbagliata")
    throw_away(item, by=ada.user)
    Item.objects.filter(pk=corner.pk).update(inherits=False)
    deactivate(ada.user, by=people["tina"].user)

    assert restored(dino, item) == 404
