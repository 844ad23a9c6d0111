"""A thing passes from state to state by those who may, and says why."""

from typing import Any

import pytest

from intranet.content.actions.binning import restore, throw_away
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import inherit, share, unshare
from intranet.content.kinds import Kind
from intranet.content.models import Item, Passage
from intranet.content.publication import TRANSITIONS
from permissions.publishing import PUBLISHING, Standing, State
from permissions.refusal import Refused
from tests.personas import Persona


@pytest.fixture
def written(section: Item, ada: Persona, dino: Persona) -> Item:
    """A page that Ada wrote where she may add, and Dino may examine."""
    share(section, by=dino.user, whom=ada.user, standing=Standing.CONTRIBUTOR)
    return add(section, by=ada.user, kind=Kind.PAGE, title="Sulle visite")


def test_submitted_page_is_published_by_another(written: Item, ada: Persona, dino: Persona) -> None:
    pass_on(written, by=ada.user, transition="submit", comment="Pronta.")
    with pytest.raises(Refused):
        pass_on(written, by=ada.user, transition="publish")
    pass_on(written, by=dino.user, transition="publish")

    assert written.state == State.PUBLISHED
    assert written.published_at is not None
    steps = Passage.objects.order_by("pk").values_list("by__username", "transition", "comment")
    assert list(steps) == [("ada", "submit", "Pronta."), ("dino", "publish", "")]


def test_who_has_submitted_waits_or_takes_it_back(written: Item, ada: Persona) -> None:
    pass_on(written, by=ada.user, transition="submit")

    with pytest.raises(Refused, match="non si modifica"):
        edit(written, by=ada.user, text="<p>Altro</p>")
    pass_on(written, by=ada.user, transition="retract")
    edit(written, by=ada.user, text="<p>Altro</p>")

    assert written.text == "<p>Altro</p>"


def test_second_of_two_finds_what_the_first_left(
    written: Item, ada: Persona, dino: Persona
) -> None:
    pass_on(written, by=ada.user, transition="submit")
    stale = Item.objects.get(pk=written.pk)

    pass_on(written, by=ada.user, transition="retract")
    with pytest.raises(Refused, match="ora è «Bozza interna»"):
        pass_on(stale, by=dino.user, transition="reject", comment="Manca il sommario.")

    stale.refresh_from_db()
    assert stale.state == State.INTERNAL


def test_what_is_sent_back_says_why(written: Item, ada: Persona, dino: Persona) -> None:
    pass_on(written, by=ada.user, transition="submit")

    with pytest.raises(Refused, match="serve un commento"):
        pass_on(written, by=dino.user, transition="reject", comment="  ")
    pass_on(written, by=dino.user, transition="reject", comment="Manca il sommario.")

    assert written.state == State.INTERNAL


def test_every_transition_is_open_to_somebody_in_each_of_its_sources() -> None:
    closed = [
        (each.name, source)
        for each in TRANSITIONS
        for source in each.sources
        if not any(
            each.permission in held
            for table in PUBLISHING.values()
            for held in table.get(source, {}).values()
        )
    ]

    assert closed == []


def test_writer_who_comes_second_is_told(written: Item, ada: Persona, dino: Persona) -> None:
    started_from = written.history.latest().pk
    edit(written, by=ada.user, title="Sugli incontri", seen=started_from)

    with pytest.raises(Refused, match="un’altra persona"):
        edit(written, by=dino.user, title="Altro", seen=started_from)

    written.refresh_from_db()
    assert written.title == "Sugli incontri"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p onclick='x()'>Ciao<script>alert(1)</script></p>", "<p>Ciao</p>"),
        ('<img src="https://altrove.example/a.png" alt="x">', ""),
        ('<img src="//altrove.example/a.png">', ""),
        ('<a href="javascript:x()">qui</a>', '<a rel="noopener noreferrer">qui</a>'),
        ("<o:p style='mso-x'>Da Word</o:p>", "Da Word"),
    ],
)
def test_words_lose_what_runs(written: Item, ada: Persona, typed: str, kept: str) -> None:
    edit(written, by=ada.user, text=typed)

    assert written.text == kept


def test_nobody_gives_what_they_have_not(
    section: Item, written: Item, ada: Persona, luca: Any
) -> None:
    share(written, by=ada.user, whom=luca.user, standing=Standing.EDITOR)

    with pytest.raises(Refused, match="solo ciò che si ha"):
        share(written, by=ada.user, whom=luca.user, standing=Standing.REVIEWER)
    with pytest.raises(Refused, match="non si può condividere"):
        share(section, by=ada.user, whom=luca.user, standing=Standing.READER)


def test_private_page_is_its_authors_until_it_is_shared(
    written: Item, ada: Persona, luca: Persona, dino: Persona
) -> None:
    pass_on(written, by=ada.user, transition="hide")
    assert not luca.sees(written)

    share(written, by=ada.user, whom=luca.user, standing=Standing.READER)
    assert luca.sees(written)
    assert not luca.may("content.edit_item", written)

    unshare(written, by=ada.user, whom=luca.user, standing=Standing.READER)
    assert not luca.sees(written)
    assert dino.sees(written)


def test_place_that_inherits_nothing_is_shut_to_those_above(
    section: Item, written: Item, ada: Persona, dino: Persona
) -> None:
    pass_on(written, by=ada.user, transition="hide")

    inherit(written, by=ada.user, inherits=False)

    assert not dino.sees(written)
    assert ada.sees(written)


def test_nobody_shuts_themselves_out(
    section: Item, written: Item, dino: Persona, luca: Any
) -> None:
    share(section, by=dino.user, whom=luca.user, standing=Standing.EDITOR)

    with pytest.raises(Refused, match="si perderebbe l’accesso"):
        inherit(written, by=luca.user, inherits=False)

    written.refresh_from_db()
    assert written.inherits


def test_bin_gives_back_what_it_took(
    section: Item, written: Item, ada: Persona, dino: Persona, luca: Persona
) -> None:
    throw_away(section, by=dino.user)
    assert not luca.sees(written)
    assert not ada.sees(written)

    again = add(section.parent, by=dino.user, kind=Kind.FOLDER, title="Protocolli")  # type: ignore[arg-type]
    restore(section, by=dino.user)

    written.refresh_from_db()
    assert (again.address, section.address) == ("protocolli", "protocolli-2")
    assert written.address == "protocolli-2/sulle-visite"
    assert luca.sees(written)


def test_thing_does_not_come_back_before_its_place(
    section: Item, written: Item, ada: Persona, dino: Persona
) -> None:
    throw_away(written, by=ada.user)
    throw_away(section, by=dino.user)

    with pytest.raises(Refused, match="va ripristinata prima"):
        restore(written, by=ada.user)
    with pytest.raises(Refused, match="non è nel cestino"):
        restore(section, by=ada.user)
