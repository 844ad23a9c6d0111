"""Two at once on the site: one wins, the other is told, and the tree stays a tree."""

from collections.abc import Callable

import pytest

from intranet.content.actions.placing import add, found_site, move
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item, Passage
from intranet.content.models.tree import step
from permissions.audit import broken_links
from permissions.models import Organisation
from permissions.publishing import Standing, State
from permissions.refusal import Refused
from tests.personas import Persona
from tests.scenarios.conftest import Town
from tests.together import together


@pytest.fixture
def site(on_disk: None, town: Town) -> Item:
    province = Organisation.objects.get(kind="province")
    return found_site(province, by=town.dino.user, title="Home")


def folder(parent: Item, town: Town, title: str) -> Item:
    return add(parent, by=town.dino.user, kind=Kind.FOLDER, title=title)


def moving(item: Item, to: Item, town: Town) -> Callable[[], object]:
    return lambda: move(Item.objects.get(pk=item.pk), by=town.dino.user, to=_again(to))


def is_sound() -> bool:
    """Whether everything stands, by path and by address, below what holds it."""
    things = {item.pk: item for item in Item.objects.all()}
    return all(
        item.path == things[item.parent_id].path + step(item.pk)
        and item.address == f"{things[item.parent_id].address}/{item.slug}".lstrip("/")
        for item in things.values()
        if item.parent_id is not None
    )


def test_of_two_folders_moved_into_each_other_at_once_one_is(site: Item, town: Town) -> None:
    left, right = folder(site, town, "Sinistra"), folder(site, town, "Destra")
    page = add(left, by=town.dino.user, kind=Kind.PAGE, title="Foglio")

    errors = together(moving(left, right, town), moving(right, left, town))

    assert [type(error) for error in errors if error] == [Refused]
    assert is_sound()
    page.refresh_from_db()
    assert page.address in {"sinistra/foglio", "destra/sinistra/foglio"}


def test_thing_moved_to_two_places_at_once_is_in_one(site: Item, town: Town) -> None:
    places = [folder(site, town, title) for title in ("Uno", "Due")]
    thing = folder(site, town, "Verbali")

    errors = together(*(moving(thing, place, town) for place in places))

    assert errors == [None, None]
    assert is_sound()
    thing.refresh_from_db()
    assert thing.address in {"uno/verbali", "due/verbali"}


def test_of_approval_and_retraction_at_once_one_is(site: Item, town: Town) -> None:
    share(site, by=town.dino.user, whom=town.ada.user, standing=Standing.CONTRIBUTOR)
    page = add(site, by=town.ada.user, kind=Kind.PAGE, title="Foglio")
    pass_on(page, by=town.ada.user, transition="submit")

    errors = together(
        passing(page, town.dino, "publish", page.edition),
        passing(page, town.ada, "retract", page.edition),
    )

    assert [type(error) for error in errors if error] == [Refused]
    page.refresh_from_db()
    assert page.state == (State.INTERNAL if errors[0] else State.PUBLISHED)
    assert Passage.objects.filter(item=page).count() == 2
    assert broken_links(page) == []


def passing(item: Item, who: Persona, transition: str, seen: str) -> Callable[[], object]:
    return lambda: pass_on(_again(item), by=who.user, transition=transition, seen=seen)


def _again(item: Item) -> Item:
    return Item.objects.get(pk=item.pk)
