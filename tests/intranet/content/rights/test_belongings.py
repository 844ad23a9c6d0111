"""What belongs to a thing of the site is seen by the rights on that thing, as it says itself."""

import pytest
from django.contrib.auth.models import AnonymousUser

from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Comment, Item, Passage, Share
from permissions.policy import visible_to
from tests.personas import Persona


@pytest.fixture
def page(section: Item, dino: Persona) -> Item:
    return add(section, by=dino.user, kind=Kind.PAGE, title="Orari")


@pytest.fixture
def comments(page: Item, ada: Persona) -> dict[str, Comment]:
    """One comment in each state, by its state."""
    return {
        str(state): Comment.objects.create(item=page, by=ada.user, text="Bene.", state=state)
        for state in Comment.State
    }


def states(who: Persona, permission: str = "") -> set[str]:
    seen = visible_to(who.user, Comment.objects.all(), permission)
    return set(seen.values_list("state", flat=True))


def test_comment_let_through_is_read_by_all_who_read_the_page(
    comments: dict[str, Comment], luca: Persona, elsa: Persona
) -> None:
    assert states(luca) == {"shown"}
    assert states(elsa) == set()
    assert not visible_to(AnonymousUser(), Comment.objects.all()).exists()


def test_every_comment_is_read_by_who_examines_the_page(
    comments: dict[str, Comment], dino: Persona
) -> None:
    assert states(dino) == {"shown", "waiting", "refused"}


def test_permission_that_is_named_is_asked_in_the_place_of_the_sights(
    comments: dict[str, Comment], luca: Persona, dino: Persona
) -> None:
    assert states(luca, "content.view_item") == {"shown", "waiting", "refused"}
    assert states(luca, "content.publish_item") == set()
    assert states(dino, "content.publish_item") == {"shown", "waiting", "refused"}


def test_what_names_no_sight_is_seen_with_the_thing(
    page: Item, luca: Persona, elsa: Persona, dino: Persona
) -> None:
    pass_on(page, by=dino.user, transition="publish")

    for model in (Passage, Share):
        assert visible_to(dino.user, model.objects.all()).exists()
        assert not visible_to(elsa.user, model.objects.all()).exists()
    assert visible_to(luca.user, Passage.objects.all()).exists()
