"""A session in the calendars of people (RFC 5545), read back as a calendar would."""

from typing import Any

from icalendar import Calendar

from intranet.network.meetings.actions.convening import cancel, change
from intranet.network.meetings.models import Meeting
from tests.intranet.content.pages import browser
from tests.intranet.network.meetings.conftest import ENDS, STARTS, WORDS, convened
from tests.personas import Persona, on

LATER = {"starts_at": on("2026-09-28", "10:00"), "ends_at": on("2026-09-28", "12:00")}


def calendar(who: Persona, address: str) -> Calendar:
    answer = browser(who).get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content)


def event(who: Persona, meeting: Meeting) -> Any:
    [found] = calendar(who, f"/rete/sedute/{meeting.pk}/seduta.ics").walk("VEVENT")
    return found


def test_event_says_when_and_where_by_the_clock_of_rome(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    whole = calendar(table["gino"], f"/rete/sedute/{meeting.pk}/seduta.ics")
    found = event(table["gino"], meeting)

    assert whole["METHOD"] == "PUBLISH"
    assert [str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")] == ["Europe/Rome"]
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (STARTS, ENDS)
    assert str(found["DTSTART"].params["TZID"]) == "Europe/Rome"
    assert str(found["SUMMARY"]) == meeting.title
    assert str(found["LOCATION"]) == "Sala delle betulle"
    assert str(found["STATUS"]) == "CONFIRMED"


def test_moved_and_called_off_it_is_the_same_event_in_a_later_edition(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    by, gino = table["dino"].user, table["gino"]
    first = event(gino, meeting)
    change(meeting, by=by, **{**WORDS, **LATER})
    second = event(gino, meeting)
    cancel(meeting, by=by, reason="Sciopero.")
    third = event(gino, meeting)

    assert {str(each["UID"]) for each in (first, second, third)} == {str(meeting.uid)}
    assert [int(each["SEQUENCE"]) for each in (first, second, third)] == [0, 1, 2]
    assert second["DTSTART"].dt == LATER["starts_at"]
    assert str(third["STATUS"]) == "CANCELLED"


def test_own_calendar_holds_what_one_was_asked_to(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    convened(table["dino"], "carla", title="Solo Lodi")

    titles = {
        name: {
            str(each["SUMMARY"])
            for each in calendar(table[name], "/rete/sedute/mie.ics").walk("VEVENT")
        }
        for name in ("gino", "carla", "ada")
    }

    assert titles == {"gino": {meeting.title}, "carla": {meeting.title, "Solo Lodi"}, "ada": set()}


def test_words_break_no_line_of_the_file(table: dict[str, Persona]) -> None:
    title = "Uno\r\nATTENDEE:mailto:x@y.example\x07; due, tre"
    odd = convened(table["dino"], "gino", title=title)

    found = event(table["gino"], odd)

    assert "ATTENDEE" not in found
    assert "due, tre" in str(found["SUMMARY"])


def test_strangers_get_no_calendar(meeting: Meeting, table: dict[str, Persona]) -> None:
    for name in ("elsa", "irene", "ines"):
        answer = browser(table[name]).get(f"/rete/sedute/{meeting.pk}/seduta.ics")
        assert answer.status_code == 404
