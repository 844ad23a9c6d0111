"""Beside the state it says who sees a thing, and who would after each change of it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.rights.effect import in_state
from intranet.content.rights.ground import ground_of
from intranet.content.rights.opening import opening
from intranet.content.rights.reach import reach_of
from permissions.policy import visible_to
from permissions.publishing import Standing, State
from tests.intranet.content.pages import browser, page, status
from tests.personas import Persona


@pytest.fixture
def draft(section: Item, ada: Persona, dino: Persona) -> Item:
    """Ada's, in the section of Dino's."""
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    return add(section, by=ada.user, kind=Kind.PAGE, title="Turni")


def address(item: Item) -> str:
    return f"/contenuti/{item.pk}/chi-vede/"


def words(who: Persona, item: Item) -> str:
    return " ".join(page(who, address(item)).split())


def test_each_change_says_who_would_see_it(draft: Item, ada: Persona, dino: Persona) -> None:
    hers, his = words(ada, draft), words(dino, draft)

    assert "Chi lo vede ora</dt> <dd>Tutto il personale: " in hers
    assert "Dopo «Rendi privato»</dt> <dd> Solo l’autore, Ada Conti, e 1 persona: Dino" in hers
    assert "Dopo «Pubblica internamente»</dt> <dd> Tutto il personale: " in his
    assert "Dopo «Pubblica esternamente»</dt> <dd> Chiunque, anche fuori" in his
    assert "Pubblica" not in hers.partition('class="seen-by"')[2].partition("</dl>")[0]


def test_menu_of_the_state_asks_for_it_when_it_opens(draft: Item, ada: Persona) -> None:
    client = browser(ada)

    shown = client.get(draft.get_absolute_url()).content.decode()
    part = client.get(address(draft), headers={"HX-Request": "true"})

    assert f'hx-get="{address(draft)}"' in shown
    assert "Chi lo vede ora" not in shown
    assert part.content.decode().strip().startswith("<dl")


def test_who_has_submitted_still_reads_who_sees_it(draft: Item, ada: Persona) -> None:
    pass_on(draft, by=ada.user, transition="submit")

    assert "Chi lo vede ora" in words(ada, draft)


def test_page_that_changes_the_state_says_the_same(draft: Item, ada: Persona) -> None:
    assert "Dopo «Rendi privato»" in page(ada, f"/contenuti/{draft.pk}/stato/")


def test_who_only_reads_or_adds_learns_nothing_of_it(
    draft: Item, section: Item, ada: Persona, luca: Persona
) -> None:
    assert [status(luca, address(each)) for each in (draft, section)] == [404, 404]
    assert status(ada, address(section)) == 404
    assert "Chi lo vede" not in page(luca, f"/contenuti/{draft.pk}/stato/")
    assert address(section) not in page(ada, f"/contenuti/{section.pk}/")


def test_folder_says_how_much_of_it_closes(section: Item, dino: Persona) -> None:
    for title in ("Uno", "Due"):
        outside = add(section, by=dino.user, kind=Kind.PAGE, title=title)
        pass_on(outside, by=dino.user, transition="publish_outside")
    pass_on(
        add(section, by=dino.user, kind=Kind.PAGE, title="Tre"), by=dino.user, transition="hide"
    )

    assert "Si chiudono anche 2 contenuti che stanno dentro." in words(dino, section)


@pytest.mark.parametrize("name", ["page", "closed", "holding"])
def test_what_is_said_of_a_state_is_true_in_it(section: Item, dino: Persona, name: str) -> None:
    closed = add(section, by=dino.user, kind=Kind.FOLDER, title="Chiusa")
    things = {"holding": section, "closed": closed}
    things["page"] = add(closed, by=dino.user, kind=Kind.PAGE, title="Dentro")
    pass_on(closed, by=dino.user, transition="hide")
    item = Item.objects.get(pk=things[name].pk)
    target = State.INTERNAL if item.state == State.PRIVATE else State.PRIVATE
    step = "show" if target == State.INTERNAL else "hide"
    before = ground_of(item, reach_of(AnonymousUser()).borders)
    said = opening(before, in_state(before, target), below=True)
    seen = visible_to(dino.user, Item.objects.all()).count()

    then = in_state(before, target)
    pass_on(item, by=dino.user, transition=step)

    now = ground_of(item, reach_of(AnonymousUser()).borders)
    assert set(then.borders.private) == set(now.borders.private)
    assert then.place.state == now.place.state
    assert seen == visible_to(dino.user, Item.objects.all()).count()
    assert (said.opened, said.closed) == {"page": (0, 0), "closed": (1, 0), "holding": (0, 0)}[name]
