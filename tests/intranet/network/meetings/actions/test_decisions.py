"""Who does what by when: numbered, told, passed on, ended, looked at again."""

from datetime import date
from typing import Any

import pytest
import time_machine

from intranet.network.actions import leave_table
from intranet.network.meetings.actions.agenda import propose, shift, take_up, withdraw
from intranet.network.meetings.actions.decisions import decide, drop, finish, reassign, reword
from intranet.network.meetings.models import Decision, Meeting, Minutes
from intranet.notifications.models import Notice
from intranet.portal.words import day
from permissions.administration import end_role
from permissions.models import Membership
from permissions.people import deactivate
from permissions.refusal import Refused
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.meetings.conftest import DUE, colleague, convened
from tests.personas import Persona, on


@pytest.fixture
def decision(held: Meeting, table: dict[str, Persona]) -> Decision:
    """Gino is to do something by the middle of October."""
    words: dict[str, Any] = {
        "text": "Scrivere il programma.",
        "owner": colleague("gino"),
        "due": DUE,
    }
    return decide(held, by=table["dino"].user, **words)


def test_decisions_are_numbered_in_their_year_and_told(
    decision: Decision, held: Meeting, table: dict[str, Persona]
) -> None:
    words: dict[str, Any] = {"text": "Cercare un’aula.", "owner": colleague("carla"), "due": DUE}
    second = decide(held, by=table["dino"].user, **words)

    assert [str(decision), str(second)] == ["D 2026/1", "D 2026/2"]
    told = Notice.objects.get(user=table["gino"].user, words__contains="D 2026/1").words
    assert told == f"Decisione D 2026/1 del tavolo, da portare avanti entro {day(DUE)}."


def test_decision_for_a_day_before_the_session_is_refused(
    held: Meeting, table: dict[str, Persona]
) -> None:
    with pytest.raises(Refused) as refusal:
        decide(
            held,
            by=table["dino"].user,
            text="Ieri.",
            owner=colleague("gino"),
            due=date(2026, 9, 20),
        )

    assert refusal.value.field == "due"


def test_nothing_is_decided_before_the_session_is_held(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    with pytest.raises(Refused, match="tenuta"):
        decide(meeting, by=table["dino"].user, text="Ora.", owner=colleague("gino"), due=DUE)


def test_what_those_present_were_asked_to_approve_is_not_decided_otherwise(
    decision: Decision, submitted: Minutes, table: dict[str, Persona]
) -> None:
    words: dict[str, Any] = {"text": "Altro.", "owner": colleague("gino"), "due": DUE}
    for act in (
        lambda: decide(submitted.meeting, by=table["dino"].user, **words),
        lambda: reword(decision, by=table["dino"].user, **words),
    ):
        with pytest.raises(Refused, match="non cambiano più"):
            act()

    reassign(decision, by=table["dino"].user, owner=colleague("bruno"), due=DUE)
    assert decision.owner == table["bruno"].user


def test_decision_ends_with_words_and_once(decision: Decision, table: dict[str, Persona]) -> None:
    gino = table["gino"].user
    with pytest.raises(Refused) as refusal:
        finish(decision, by=gino, words="")
    assert refusal.value.field == "words"

    finish(decision, by=gino, words="Mandato a tutti.")

    with pytest.raises(Refused, match="Fatta"):
        drop(decision, by=table["dino"].user, words="Non serve.")
    with pytest.raises(Refused, match="Fatta"):
        reassign(decision, by=table["dino"].user, owner=colleague("bruno"), due=DUE)


def test_owner_is_told_that_it_was_dropped(decision: Decision, table: dict[str, Persona]) -> None:
    drop(decision, by=table["dino"].user, words="Lo fa la Regione.")

    assert Notice.objects.filter(user=table["gino"].user, words__contains="abbandonata").exists()


def test_decision_whose_owner_left_is_nobody_s(
    decision: Decision, table: dict[str, Persona]
) -> None:
    gino = table["gino"].user
    assert not Decision.objects.orphaned().exists()

    end_role(gino, Membership.objects.get(user=gino), by=table["tina"].user)

    assert list(Decision.objects.orphaned()) == [decision]
    assert not table["gino"].may("meetings.finish_decision", decision)
    reassign(decision, by=table["dino"].user, owner=colleague("bruno"), due=DUE)
    assert not Decision.objects.orphaned().exists()


def test_decision_of_one_who_signs_in_no_more_is_nobody_s(
    decision: Decision, table: dict[str, Persona]
) -> None:
    deactivate(table["gino"].user, by=table["tina"].user)

    assert list(Decision.objects.orphaned()) == [decision]


def test_decision_of_a_service_that_left_is_nobody_s(
    held: Meeting, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    by = table["dino"].user
    theirs = decide(held, by=by, text="Un’aula.", owner=colleague("carla"), due=DUE)
    decide(held, by=by, text="Un corso.", owner=colleague("dino"), due=DUE)
    leave_table(seat_of("Lodi"), by=by, until=date(2026, 9, 30), reason="Chiude.")
    assert not Decision.objects.orphaned().exists()

    clock.move_to(on("2026-10-01"))

    assert list(Decision.objects.orphaned()) == [theirs]


def test_open_decision_is_taken_up_once_by_the_next_session(
    decision: Decision, table: dict[str, Persona]
) -> None:
    by = table["dino"].user
    later = {"starts_at": on("2026-10-19"), "ends_at": on("2026-10-19", "12:00")}
    following = convened(table["dino"], "gino", **later)

    point = take_up(following, by=by, decision=decision)

    assert point.follows == decision
    with pytest.raises(Refused, match="già all’ordine"):
        take_up(following, by=by, decision=decision)
    withdraw(following, by=by, point=point)
    finish(decision, by=table["gino"].user, words="Fatto.")
    with pytest.raises(Refused, match="non è più aperta"):
        take_up(following, by=by, decision=decision)


def test_points_change_places_and_stop_at_the_ends(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    dino, gino = table["dino"].user, table["gino"].user
    third = propose(meeting, by=gino, title="Varie", purpose="inform", duration=5)

    shift(third, by=dino, up=True)
    assert [each.title for each in meeting.points.all()] == ["Rilevazione", "Varie", "Formazione"]
    for _again in range(3):
        shift(third, by=dino, up=True)

    assert [each.title for each in meeting.points.all()] == ["Varie", "Rilevazione", "Formazione"]


def test_agenda_is_closed_once_the_session_was_held(
    held: Meeting, table: dict[str, Persona]
) -> None:
    point = held.points.first()
    assert point

    for act in (
        lambda: propose(held, by=table["gino"].user, title="Tardi", purpose="inform", duration=5),
        lambda: shift(point, by=table["dino"].user, up=False),
        lambda: withdraw(held, by=table["dino"].user, point=point),
    ):
        with pytest.raises(Refused, match="non si cambia più"):
            act()
