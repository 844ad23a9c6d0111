"""What is done on the site is kept as what happened, in the transaction of the act."""

import pytest
from django_tasks_db.models import DBTaskResult
from time_machine import Traveller

from intranet.content.actions.binning import restore, throw_away
from intranet.content.actions.commenting import comment, moderate
from intranet.content.actions.copying import copy
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add, move, rename
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import adopt, revise
from intranet.content.kinds import Kind
from intranet.content.models import Happening, Item
from permissions.refusal import Refused
from tests.intranet.content.happenings.telling import kept, told
from tests.intranet.content.pages import published
from tests.personas import Persona

MINUTE = 60


@pytest.fixture
def fresh(draft: Item) -> Item:
    """The draft, with all that happened until now told and forgotten."""
    told()
    Happening.objects.all().delete()
    DBTaskResult.objects.all().delete()
    return draft


def test_way_of_a_page_is_kept_as_it_happened(
    fresh: Item, ada: Persona, luca: Persona, clock: Traveller
) -> None:
    edit(fresh, by=ada.user, text="<p>Due</p>")
    pass_on(fresh, by=ada.user, transition="submit")
    pass_on(fresh, by=luca.user, transition="reject", comment="Manca l’orario.")
    pass_on(fresh, by=ada.user, transition="submit")
    pass_on(fresh, by=luca.user, transition="publish_outside")
    pass_on(fresh, by=ada.user, transition="retract")

    assert kept() == [
        ("edited", "Consegne", "ada"),
        ("submitted", "Consegne", "ada"),
        ("sent_back", "Consegne", "luca"),
        ("submitted", "Consegne", "ada"),
        ("published", "Consegne", "luca"),
        ("withdrawn", "Consegne", "ada"),
    ]


def test_what_is_moved_copied_and_taken_out_of_the_bin_is_kept(
    fresh: Item, corner: Item, ada: Persona
) -> None:
    inner = add(corner, by=ada.user, kind=Kind.FOLDER, title="Dentro")
    move(fresh, by=ada.user, to=inner)
    copy(fresh, by=ada.user, to=corner)
    throw_away(fresh, by=ada.user)
    restore(fresh, by=ada.user)

    assert [what for what, *_rest in kept()] == ["added", "moved", "added", "restored"]


def test_copy_that_takes_the_place_of_the_page_brings_it_up_to_date(
    fresh: Item, ada: Persona, luca: Persona
) -> None:
    published(fresh, luca.user)
    again = revise(fresh, by=ada.user)
    pass_on(again, by=ada.user, transition="submit")
    adopt(again, by=luca.user)

    assert kept()[-2:] == [("submitted", "Consegne", "ada"), ("updated", "Consegne", "luca")]
    assert Happening.objects.latest("pk").item == fresh


def test_what_is_no_news_to_anybody_is_not_kept(fresh: Item, ada: Persona, luca: Persona) -> None:
    rename(fresh, by=ada.user, slug="consegne-nuove")
    pass_on(fresh, by=ada.user, transition="hide")
    pass_on(fresh, by=ada.user, transition="show")
    published(fresh, luca.user, "publish_outside")
    before = kept()

    # It is taken from the outside; who reads it here had it.
    published(fresh, luca.user, "publish")

    assert before == kept() == [("published", "Consegne", "luca")]


def test_comment_is_kept_as_its_authors_once_it_is_shown_and_never_again(
    fresh: Item, luca: Persona, carla: Persona
) -> None:
    published(fresh, luca.user)
    said = comment(fresh, by=carla.user, text="E a Lodi?")
    assert kept() == [("published", "Consegne", "luca")]

    for shown in (False, True, False, True):
        moderate(said, by=luca.user, shown=shown)
    comment(fresh, by=luca.user, text="Anche.")

    assert kept()[1:] == [
        ("commented", "Consegne", "carla"),
        ("commented", "Consegne", "luca"),
    ]


def test_edits_of_one_hour_are_one_until_they_are_told(
    fresh: Item, ada: Persona, luca: Persona, clock: Traveller
) -> None:
    for _save in range(3):
        clock.shift(MINUTE)
        edit(fresh, by=ada.user, text="<p>Due</p>")
    edit(fresh, by=luca.user, text="<p>Tre</p>")
    assert kept() == [("edited", "Consegne", "ada"), ("edited", "Consegne", "luca")]

    clock.shift(61 * MINUTE)
    edit(fresh, by=ada.user, text="<p>Quattro</p>")
    assert len(kept()) == 3

    clock.shift(16 * MINUTE)
    told()
    edit(fresh, by=ada.user, text="<p>Cinque</p>")
    assert len(kept()) == 4


def test_first_edits_are_part_of_what_was_added(corner: Item, ada: Persona) -> None:
    Happening.objects.all().delete()
    item = add(corner, by=ada.user, kind=Kind.PAGE, title="Nuova")
    edit(item, by=ada.user, text="<p>Due</p>")

    assert kept() == [("added", "Nuova", "ada")]


def test_what_was_refused_did_not_happen(fresh: Item, ada: Persona) -> None:
    with pytest.raises(Refused):
        pass_on(fresh, by=ada.user, transition="publish")

    assert kept() == []
    assert not DBTaskResult.objects.exists()


def test_what_happened_and_its_task_are_written_with_the_act(fresh: Item, ada: Persona) -> None:
    pass_on(fresh, by=ada.user, transition="submit")

    [task] = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [Happening.objects.get().pk], "kwargs": {}}
    assert task.task_path == "intranet.content.happenings.tasks.telling"
