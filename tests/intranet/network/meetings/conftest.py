"""A session of the table, at each of its stages."""

from datetime import date
from typing import Any

import pytest
import time_machine

from intranet.content.actions.placing import found_site
from intranet.content.models import Item
from intranet.network.meetings.actions.agenda import propose
from intranet.network.meetings.actions.approving import approve, ask_approval, open_to_remarks
from intranet.network.meetings.actions.convening import convene
from intranet.network.meetings.actions.holding import hold
from intranet.network.meetings.actions.writing import write
from intranet.network.meetings.models import Approval, Invitation, Meeting, Minutes
from intranet.network.meetings.people import Colleague, colleagues
from permissions.models import Organisation
from tests.personas import Persona, on

TITLE = "Seduta d’autunno"
STARTS, ENDS = on("2026-09-21", "10:00"), on("2026-09-21", "12:00")
DUE = date(2026, 10, 15)
HOURS: dict[str, Any] = {"starts_at": STARTS, "ends_at": ENDS}
WORDS: dict[str, Any] = {"title": TITLE, **HOURS, "venue": "Sala delle betulle", "video": ""}


def colleague(name: str) -> Colleague:
    return next(each for each in colleagues() if each.user.username == name)


def invitation_of(meeting: Meeting, name: str) -> Invitation:
    return Invitation.objects.get(meeting=meeting, user__username=name)


def convened(by: Persona, *names: str, **words: Any) -> Meeting:
    """A session of the Provincia, with these people asked."""
    province = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    people = [colleague(name) for name in names]
    return convene(province, by=by.user, people=people, **{**WORDS, **words})


def approval_of(minutes: Minutes, name: str) -> Approval:
    """What is asked of this person in the present round."""
    return Approval.objects.get(
        minutes=minutes, round=minutes.round, invitation__user__username=name
    )


@pytest.fixture
def site(table: dict[str, Persona]) -> Item:
    """The site has a first page, which Dino examines."""
    province = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    return found_site(province, by=table["dino"].user, title="Home")


@pytest.fixture
def meeting(table: dict[str, Persona]) -> Meeting:
    """In two weeks: Dino, Gino and Bruno of Milano, Carla and Olga of Lodi are asked."""
    dino = table["dino"]
    made = convened(dino, "dino", "gino", "bruno", "carla", "olga")
    propose(made, by=dino.user, title="Rilevazione", purpose="discuss", duration=30)
    propose(made, by=dino.user, title="Formazione", purpose="decide", duration=20)
    return made


@pytest.fixture
def held(meeting: Meeting, table: dict[str, Persona], clock: time_machine.Traveller) -> Meeting:
    """On the day itself, at noon: Dino, Gino and Carla were there."""
    clock.move_to(ENDS)
    there = [invitation_of(meeting, name) for name in ("dino", "gino", "carla")]
    return hold(meeting, by=table["dino"].user, present=there)


@pytest.fixture
def drafted(held: Meeting, table: dict[str, Persona]) -> Minutes:
    first, second = held.points.all()
    said = {first.pk: "Si è discusso a lungo.", second.pk: "Un corso in primavera."}
    return write(held, by=table["dino"].user, seen=0, text="Si apre alle dieci.", entries=said)


@pytest.fixture
def commented(drafted: Minutes, table: dict[str, Persona]) -> Minutes:
    """Open to remarks for a week."""
    return open_to_remarks(drafted, by=table["dino"].user, until=date(2026, 9, 28))


@pytest.fixture
def submitted(commented: Minutes, table: dict[str, Persona]) -> Minutes:
    """Put to those who were there: silence is consent after the first of October."""
    return ask_approval(commented, by=table["dino"].user)


@pytest.fixture
def approved(submitted: Minutes, table: dict[str, Persona]) -> Minutes:
    for name in ("dino", "gino", "carla"):
        approve(approval_of(submitted, name), by=table[name].user)
    submitted.refresh_from_db()
    return submitted
