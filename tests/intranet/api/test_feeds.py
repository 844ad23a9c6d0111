"""News and events as readers and calendars take them."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from icalendar import Calendar

from intranet.api.models import Scope
from intranet.content.actions.placing import add
from intranet.content.actions.publishing import pass_on
from intranet.content.kinds import Kind
from intranet.content.models import Item
from tests.intranet.api.programs import key_of
from tests.intranet.content.pages import browser, published
from tests.personas import Persona, on

ATOM = "{http://www.w3.org/2005/Atom}"
WHEN = {"starts_at": on("2026-10-24", "23:30"), "ends_at": on("2026-10-25", "12:00")}


def fed(address: str, key: str = "") -> bytes:
    answer = Client().get(address, {"chiave": key} if key else {})
    assert answer.status_code == 200
    return answer.content


def titles(key: str = "") -> list[str]:
    entries = ET.fromstring(fed("/notizie.atom", key)).findall(f"{ATOM}entry")
    return [entry.findtext(f"{ATOM}title") or "" for entry in entries]


def events(key: str = "") -> list[Any]:
    return list(Calendar.from_ical(fed("/eventi.ics", key)).walk("VEVENT"))


def placed(section: Item, by: Persona, kind: Kind, title: str, *steps: str, **words: Any) -> Item:
    item = add(section, by=by.user, kind=kind, title=title, **words)
    return published(item, by.user, *steps)


@pytest.fixture
def news(section: Item, dino: Persona) -> Item:
    """One for anybody, and one for the staff; and what is still being written."""
    add(section, by=dino.user, kind=Kind.NEWS, title="Bozza")
    placed(section, dino, Kind.NEWS, "Turni di agosto")
    return placed(section, dino, Kind.NEWS, "Orari <nuovi> & sedi", "publish_outside")


def test_visitor_is_told_what_is_for_the_outside(news: Item, ada: Persona) -> None:
    assert titles() == ["Orari <nuovi> & sedi"]
    assert browser(ada).get("/notizie.atom").content == fed("/notizie.atom")


def test_key_adds_what_its_person_sees(news: Item, ada: Persona, elsa: Persona) -> None:
    assert titles(key_of(ada, Scope.CONTENT_READ)) == ["Orari <nuovi> & sedi", "Turni di agosto"]
    assert titles(key_of(elsa, Scope.CONTENT_READ)) == ["Orari <nuovi> & sedi"]


@pytest.mark.parametrize("address", ["/notizie.atom", "/eventi.ics"])
def test_key_that_is_none_or_for_something_else_is_refused(
    news: Item, ada: Persona, address: str
) -> None:
    other = key_of(ada, Scope.SEARCH_READ)

    for key in ("", "mai", other):
        assert Client().get(address, {"chiave": key}).status_code == 401


def test_news_has_its_address_its_moment_and_its_house(news: Item) -> None:
    [entry] = ET.fromstring(fed("/notizie.atom")).findall(f"{ATOM}entry")

    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver{news.get_absolute_url()}"
    assert entry.findtext(f"{ATOM}published") == "2026-09-07T10:00:00+02:00"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == str(news.organisation)


def test_private_folder_takes_its_news_from_the_feed(
    news: Item, section: Item, ada: Persona, dino: Persona
) -> None:
    key = key_of(ada)

    pass_on(section, by=dino.user, transition="hide")

    assert titles() == titles(key) == []


def test_words_that_no_feed_can_hold_do_not_break_it(section: Item, dino: Persona) -> None:
    placed(section, dino, Kind.NEWS, "Uno\x0bdue", "publish_outside", summary="\x1f")
    placed(section, dino, Kind.EVENT, "Tre\x01; \r\nfine", "publish_outside", **WHEN)

    assert titles() == ["Unodue"]
    assert "Tre; " in str(events()[0]["summary"])


def test_event_keeps_its_hours_over_the_change_of_the_clock(section: Item, dino: Persona) -> None:
    placed(section, dino, Kind.EVENT, "Convegno", "publish_outside", venue="Sala, 3", **WHEN)

    [event] = events()

    assert (event["dtstart"].dt, event["dtend"].dt) == (WHEN["starts_at"], WHEN["ends_at"])
    assert event["dtstart"].params["TZID"] == "Europe/Rome"
    assert event["dtend"].dt.utcoffset() != event["dtstart"].dt.utcoffset()
    assert str(event["location"]) == "Sala, 3"
    assert b"BEGIN:VTIMEZONE" in fed("/eventi.ics")


def test_calendar_holds_what_its_reader_sees(section: Item, ada: Persona, dino: Persona) -> None:
    placed(section, dino, Kind.EVENT, "Riunione", **WHEN)
    placed(section, dino, Kind.EVENT, "Convegno", "publish_outside", **WHEN)
    placed(section, dino, Kind.EVENT, "Passato", "publish_outside", starts_at=on("2025-09-01"))

    assert [str(event["summary"]) for event in events()] == ["Convegno"]
    hers = [str(event["summary"]) for event in events(key_of(ada))]
    assert hers == ["Riunione", "Convegno"]
