"""Search finds what one may see, and betrays nothing of the rest."""

from typing import Any

import pytest

from intranet.content.actions.binning import throw_away
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.finding import Content
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.portal.search.sources import Wanted
from tests.personas import Persona


@pytest.fixture
def page(section: Item, dino: Persona) -> Item:
    """What is to be done when a visitor arrives late."""
    item = add(section, by=dino.user, kind=Kind.PAGE, title="Ritardi degli incontranti")
    return edit(item, by=dino.user, text="<p>Si attende</p><p>dieci minuti, è tolleranza.</p>")


def titles(who: Persona, typed: str, **filters: Any) -> list[str]:
    found = Content().found(who.user, Wanted(typed, **filters))
    return [item.title for item in found.order_by(*Content.order)]


@pytest.mark.parametrize(
    "typed", ["ritardo", "RITARDI", "tolleranza dieci", "attend", "incontrant"]
)
def test_page_is_found_by_its_words(page: Item, ada: Persona, typed: str) -> None:
    assert titles(ada, typed) == [page.title]


def test_page_is_found_by_those_who_see_it(
    page: Item, ada: Persona, elsa: Persona, dino: Persona
) -> None:
    assert titles(elsa, "ritardi") == []

    pass_on(page, by=dino.user, transition="hide")

    assert titles(ada, "ritardi") == []
    assert titles(dino, "ritardi") == [page.title]


def test_what_is_in_the_bin_is_not_found(page: Item, section: Item, dino: Persona) -> None:
    throw_away(section, by=dino.user)

    assert titles(dino, "ritardi") == []


def test_filters_narrow_what_is_found(page: Item, section: Item, ada: Persona) -> None:
    assert titles(ada, "ritardi", type="page", state="internal", place=str(section.pk))
    assert not titles(ada, "ritardi", type="news")
    assert not titles(ada, "ritardi", state="published")
    assert not titles(ada, "ritardi", place=str(page.pk))


def test_sections_are_the_places_to_look_in(section: Item, ada: Persona, elsa: Persona) -> None:
    assert Content().places(ada.user) == [(str(section.pk), "Protocolli")]
    assert Content().places(elsa.user) == []


def test_index_is_made_anew_as_it_was(page: Item) -> None:
    assert [(item, title) for item, title, _text in Content().sheets()][-1] == (page, page.title)
