"""The papers of a session stand on the site, and who was asked reads them there."""

import pytest

from intranet.content.actions.publishing import pass_on
from intranet.content.models import Item
from intranet.network.meetings.actions.convening import cancel, change
from intranet.network.meetings.actions.papers import TABLE, keep_folder
from intranet.network.meetings.actions.publishing import publish
from intranet.network.meetings.models import Meeting, Minutes
from permissions.publishing import State
from permissions.refusal import Refused
from tests.intranet.network.meetings.conftest import WORDS
from tests.personas import Persona, on

LATER = {"starts_at": on("2026-09-28", "10:00"), "ends_at": on("2026-09-28", "12:00")}


def test_folder_and_event_are_made_below_that_of_the_table(
    meeting: Meeting, site: Item, table: dict[str, Persona]
) -> None:
    keep_folder(meeting, by=table["dino"].user)

    assert meeting.folder
    assert meeting.event
    assert meeting.folder.address == ("tavolo-di-coordinamento/sedute/seduta-dautunno-21-set-2026")
    assert meeting.event.parent == meeting.folder
    assert (meeting.event.starts_at, meeting.event.state) == (meeting.starts_at, State.PUBLISHED)


def test_folder_of_the_table_is_found_where_it_is(
    meeting: Meeting, site: Item, table: dict[str, Persona]
) -> None:
    by = table["dino"].user
    keep_folder(meeting, by=by)
    keep_folder(meeting, by=by)

    assert Item.objects.filter(slug=TABLE).count() == 1
    assert Item.objects.filter(parent__slug="sedute").count() == 1


def test_site_without_a_first_page_says_what_is_missing(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    with pytest.raises(Refused, match="non ha ancora una prima pagina"):
        keep_folder(meeting, by=table["dino"].user)

    meeting.refresh_from_db()
    assert meeting.is_convened()
    assert meeting.folder is None


def test_event_follows_the_session(meeting: Meeting, site: Item, table: dict[str, Persona]) -> None:
    by = table["dino"].user
    keep_folder(meeting, by=by)
    change(meeting, by=by, **{**WORDS, **LATER})

    keep_folder(meeting, by=by)

    assert meeting.event
    meeting.event.refresh_from_db()
    assert meeting.event.starts_at == LATER["starts_at"]
    assert meeting.event.state == State.PUBLISHED
    cancel(meeting, by=by, reason="Sciopero.")
    keep_folder(meeting, by=by)
    assert meeting.event
    meeting.event.refresh_from_db()
    assert meeting.event.title == "Annullata: Seduta d’autunno"


def test_in_a_closed_folder_those_who_were_asked_read_and_delegates_add(
    meeting: Meeting, site: Item, table: dict[str, Persona]
) -> None:
    by = table["dino"].user
    keep_folder(meeting, by=by)
    folder = meeting.folder
    assert folder
    above = Item.objects.get(slug=TABLE)

    pass_on(above, by=by, transition="hide")

    assert table["gino"].may("content.add_item", folder)
    assert not table["ada"].may("content.view_item", folder)
    assert not table["elsa"].may("content.view_item", folder)


def test_approved_minutes_become_a_page_for_the_network_even_in_a_closed_folder(
    approved: Minutes, site: Item, table: dict[str, Persona]
) -> None:
    by = table["dino"].user
    keep_folder(approved.meeting, by=by)
    pass_on(Item.objects.get(slug=TABLE), by=by, transition="hide")
    approved.meeting.refresh_from_db()

    publish(approved, by=by)

    page = approved.page
    assert page
    assert page.state == State.PUBLISHED
    assert "Un corso in primavera." in page.text
    readers = {name for name in table if table[name].may("content.view_item", page)}
    assert {"ada", "luca", "carla", "nora", "dino"} <= readers
    assert not {"elsa", "furio", "irene", "teo"} & readers


def test_minutes_are_published_once_and_not_before_they_are_approved(
    submitted: Minutes, site: Item, table: dict[str, Persona]
) -> None:
    with pytest.raises(Refused, match="approvato"):
        publish(submitted, by=table["dino"].user)

    assert not Item.objects.filter(slug="verbale").exists()


def test_minutes_of_a_session_without_a_folder_say_so(
    approved: Minutes, table: dict[str, Persona]
) -> None:
    with pytest.raises(Refused, match="prima va aperta"):
        publish(approved, by=table["dino"].user)
