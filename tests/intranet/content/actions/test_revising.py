"""A published page is written anew beside itself, hidden, and examined before it is shown."""

import pytest

from intranet.content.actions.binning import restore, throw_away
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add, move, rename
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.revising import adopt, revise
from intranet.content.actions.sharing import share
from intranet.content.kinds import Kind
from intranet.content.models import Item, Passage, Share
from permissions.publishing import Standing, State
from permissions.refusal import Refused
from tests.personas import Persona


@pytest.fixture
def published(section: Item, ada: Persona, dino: Persona) -> Item:
    """A page of Ada's that Dino published."""
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    item = add(section, by=ada.user, kind=Kind.PAGE, title="Prima", text="<p>Come era</p>")
    pass_on(item, by=ada.user, transition="submit")
    pass_on(item, by=dino.user, transition="publish")
    return item


@pytest.fixture
def submitted(published: Item, ada: Persona) -> Item:
    """A working copy of it with other words, which waits to be examined."""
    copy = revise(published, by=ada.user)
    edit(copy, by=ada.user, title="Dopo", text="<p>Come sarà</p>")
    pass_on(copy, by=ada.user, transition="submit", comment="Nuovo protocollo.")
    return copy


def test_copy_is_of_its_author_and_examiners_alone(
    published: Item, people: dict[str, Persona]
) -> None:
    copy = revise(published, by=people["ada"].user)

    assert copy.state == State.PRIVATE
    assert copy.text == "<p>Come era</p>"
    assert copy.address == "protocolli/prima-copia-di-lavoro"
    seeing = {name for name, who in people.items() if who.sees(copy)}
    assert seeing == {"ada", "dino"}


def test_adopted_copy_gives_its_words_and_goes(
    published: Item, submitted: Item, ada: Persona, dino: Persona
) -> None:
    versions = published.history.count()
    adopt(submitted, by=dino.user, comment="Va bene.")

    published.refresh_from_db()
    assert (published.title, published.text) == ("Dopo", "<p>Come sarà</p>")
    assert published.state == State.PUBLISHED
    assert published.owner == ada.user
    assert published.address == "protocolli/prima"
    assert published.history.count() == versions + 1
    assert published.history.latest().history_user_id == dino.user.pk
    passage = Passage.objects.get(item=published, transition="adopt")
    assert (passage.by, passage.comment) == (dino.user, "Va bene.")
    submitted.refresh_from_db()
    assert submitted.binned_at is not None
    assert submitted.replaces is None


def test_rejected_copy_goes_back_to_its_author(
    published: Item, submitted: Item, ada: Persona, dino: Persona
) -> None:
    with pytest.raises(Refused):
        pass_on(submitted, by=dino.user, transition="reject")
    pass_on(submitted, by=dino.user, transition="reject", comment="Manca la data.")

    assert submitted.state == State.PRIVATE
    edit(submitted, by=ada.user, title="Dopo, con la data")
    published.refresh_from_db()
    assert published.title == "Prima"


def test_submitted_copy_waits_or_is_taken_back(submitted: Item, ada: Persona) -> None:
    with pytest.raises(Refused):
        edit(submitted, by=ada.user, title="Altro")
    pass_on(submitted, by=ada.user, transition="retract")

    assert submitted.state == State.PRIVATE


@pytest.mark.parametrize("transition", ["publish", "publish_outside", "hide", "show"])
def test_copy_is_never_published_itself(submitted: Item, dino: Persona, transition: str) -> None:
    with pytest.raises(Refused):
        pass_on(submitted, by=dino.user, transition=transition)


def test_author_adopts_nothing(published: Item, submitted: Item, ada: Persona) -> None:
    with pytest.raises(Refused):
        adopt(submitted, by=ada.user)

    published.refresh_from_db()
    assert published.title == "Prima"


def test_copy_taken_elsewhere_is_adopted_only_by_who_examines_the_original(
    site: Item, published: Item, ada: Persona, luca: Persona, dino: Persona
) -> None:
    corner = add(site, by=dino.user, kind=Kind.FOLDER, title="Angolo")
    share(corner, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    share(corner, by=dino.user, whom=luca.user, standing=Standing.REVIEWER)
    copy = revise(published, by=ada.user)
    move(copy, by=ada.user, to=corner)
    pass_on(copy, by=ada.user, transition="submit")

    assert luca.may("content.adopt_item", copy)
    with pytest.raises(Refused, match="non è più tra i contenuti pubblicati"):
        adopt(copy, by=luca.user)


def test_copy_is_shared_as_its_original(
    published: Item, carla: Persona, luca: Persona, dino: Persona
) -> None:
    Share.objects.create(place=published, user=carla.user, standing=Standing.EDITOR)
    Share.objects.create(place=published, user=dino.user, standing=Standing.REVIEWER)
    Item.objects.filter(pk=published.pk).update(inherits=False)

    copy = revise(published, by=carla.user)

    assert not copy.inherits
    assert copy.shares.count() == 2
    assert dino.sees(copy)


def test_there_is_one_copy_at_a_time(published: Item, ada: Persona, dino: Persona) -> None:
    copy = revise(published, by=ada.user)
    with pytest.raises(Refused, match="copia di lavoro, di Ada Conti"):
        revise(published, by=ada.user)

    throw_away(copy, by=ada.user)
    again = revise(published, by=ada.user)

    restore(copy, by=ada.user)
    copy.refresh_from_db()
    assert copy.replaces is None
    assert copy.state == State.PRIVATE
    assert copy.address != again.address


def test_copy_of_what_has_changed_since_is_not_adopted(
    published: Item, submitted: Item, ada: Persona, dino: Persona
) -> None:
    pass_on(published, by=ada.user, transition="retract")
    with pytest.raises(Refused, match="non è più tra i contenuti pubblicati"):
        adopt(submitted, by=dino.user)
    edit(published, by=ada.user, title="Cambiata")
    pass_on(published, by=dino.user, transition="publish")
    with pytest.raises(Refused, match="è cambiato dopo"):
        adopt(submitted, by=dino.user)

    published.refresh_from_db()
    assert published.title == "Cambiata"


def test_copy_of_what_is_in_the_bin_is_not_adopted(
    published: Item, submitted: Item, ada: Persona, dino: Persona
) -> None:
    pass_on(published, by=ada.user, transition="retract")
    throw_away(published, by=ada.user)

    with pytest.raises(Refused):
        adopt(submitted, by=dino.user)


def test_of_two_who_adopt_the_second_is_told(submitted: Item, dino: Persona) -> None:
    stale = Item.objects.get(pk=submitted.pk)
    adopt(submitted, by=dino.user)

    with pytest.raises(Refused, match="non è più una copia"):
        adopt(stale, by=dino.user)


def test_names_of_copies_and_of_others_do_not_meet(
    section: Item, published: Item, ada: Persona, dino: Persona
) -> None:
    copy = revise(published, by=ada.user)
    other = add(section, by=dino.user, kind=Kind.PAGE, title="Prima copia di lavoro")
    rename(other, by=dino.user, slug="prima-copia-di-lavoro")

    assert other.address != copy.address


@pytest.mark.parametrize("who", ["carla", "luca", "dino"])
def test_only_who_writes_it_revises_it(
    published: Item, people: dict[str, Persona], who: str
) -> None:
    with pytest.raises(Refused):
        revise(published, by=people[who].user)

    assert not Item.objects.exclude(replaces=None).exists()
