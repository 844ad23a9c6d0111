"""Who reads and does what with sessions, minutes and decisions, and that it ends at once."""

from datetime import date
from typing import Any

import pytest
import time_machine

from intranet.network.actions import leave_table
from intranet.network.meetings.actions.approving import remark
from intranet.network.meetings.actions.decisions import decide
from intranet.network.meetings.actions.holding import hold
from intranet.network.meetings.duties import duties
from intranet.network.meetings.models import Meeting, Minutes, Remark
from intranet.notifications.models import Notice
from intranet.notifications.sight import shown
from permissions.administration import end_role
from permissions.models import Membership
from permissions.policy import visible_to
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.meetings.conftest import (
    DUE,
    approval_of,
    colleague,
    invitation_of,
)
from tests.personas import Persona, on

STRANGERS = ("irene", "teo", "elsa", "furio", "ines")


def able(table: dict[str, Persona], permission: str, record: object) -> set[str]:
    return {name for name in table if table[name].may(f"meetings.{permission}", record)}


def readers(table: dict[str, Persona], record: object) -> set[str]:
    return {name for name in table if table[name].sees(record)}


def members(table: dict[str, Persona]) -> set[str]:
    return set(table) - set(STRANGERS)


def test_the_network_reads_a_session_and_strangers_do_not(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    assert readers(table, meeting) == members(table)
    assert able(table, "run_meeting", meeting) == {"dino"}
    assert able(table, "propose_point", meeting) == {"dino", "gino", "bruno", "carla", "olga"}


def test_each_answers_for_oneself_alone(meeting: Meeting, table: dict[str, Persona]) -> None:
    invitation = invitation_of(meeting, "gino")

    assert able(table, "answer_invitation", invitation) == {"gino"}
    assert able(table, "note_answer", invitation) == {"dino"}


def test_draft_is_read_by_who_was_asked_and_by_nobody_else(
    commented: Minutes, table: dict[str, Persona]
) -> None:
    said = remark(commented, by=table["gino"].user, text="Era marzo.")
    asked = {"dino", "gino", "bruno", "carla", "olga"}

    assert readers(table, commented) == asked
    assert readers(table, said) == asked
    assert able(table, "comment_minutes", commented) == asked
    assert able(table, "approve_minutes", commented) == set()


def test_many_who_were_asked_find_the_minutes_once(
    commented: Minutes, table: dict[str, Persona]
) -> None:
    for name in ("dino", "gino"):
        assert visible_to(table[name].user, Minutes.objects.all()).count() == 1


def test_published_minutes_are_the_network_s_and_what_was_said_of_the_draft_is_not(
    approved: Minutes, table: dict[str, Persona]
) -> None:
    Remark.objects.create(minutes=approved, author=table["gino"].user, text="Era marzo.")
    approved.state = Minutes.State.PUBLISHED
    approved.save()

    assert readers(table, approved) == members(table)
    assert readers(table, Remark.objects.get()) == {"dino", "gino", "bruno", "carla", "olga"}


def test_secretary_writes_the_minutes_and_runs_nothing(
    held: Meeting, table: dict[str, Persona]
) -> None:
    there = list(held.invitations.filter(present=True))
    hold(held, by=table["dino"].user, present=there, secretary=table["carla"].user)

    assert able(table, "write_minutes", held) == {"dino", "carla"}
    assert able(table, "keep_record", held) == {"dino"}


def test_decision_is_read_by_all_and_ended_by_its_owner(
    held: Meeting, table: dict[str, Persona]
) -> None:
    words: dict[str, Any] = {"text": "Un corso.", "owner": colleague("gino"), "due": DUE}
    decision = decide(held, by=table["dino"].user, **words)

    assert readers(table, decision) == members(table)
    assert able(table, "finish_decision", decision) == {"dino", "gino"}
    assert able(table, "manage_decision", decision) == {"dino"}


def test_duties_of_each_are_their_own(submitted: Minutes, table: dict[str, Persona]) -> None:
    found = {name: [duty.title for duty in duties(table[name].user)] for name in table}

    assert {name for name, titles in found.items() if titles} == {"dino", "gino", "carla"}
    assert found["gino"] == ["Approvare il verbale o obiettare"]


def test_duties_and_notices_end_with_the_role(
    submitted: Minutes, table: dict[str, Persona]
) -> None:
    gino = table["gino"].user
    assert [each.is_open for each in shown(gino, list(Notice.objects.filter(user=gino)))] == [
        True
    ] * 3

    end_role(gino, Membership.objects.get(user=gino), by=table["tina"].user)

    assert list(duties(gino)) == []
    assert not any(each.is_open for each in shown(gino, list(Notice.objects.filter(user=gino))))
    assert not table["gino"].sees(submitted)


def test_duties_and_notices_end_with_the_seat_of_the_service(
    submitted: Minutes, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    carla = table["carla"].user
    leave_table(seat_of("Lodi"), by=table["dino"].user, until=date(2026, 9, 22), reason="Chiude.")
    assert len(list(duties(carla))) == 1

    clock.move_to(on("2026-09-23"))

    assert list(duties(carla)) == []
    assert not any(each.is_open for each in shown(carla, list(Notice.objects.filter(user=carla))))
    assert not table["carla"].sees(approval_of(submitted, "carla"))


@pytest.mark.parametrize(
    ("stage", "titles"),
    [
        ("meeting", []),
        ("held", ["Scrivere il verbale"]),
        ("drafted", ["Scrivere il verbale"]),
        ("approved", ["Pubblicare il verbale approvato"]),
    ],
)
def test_coordinator_knows_the_next_step(
    request: pytest.FixtureRequest, table: dict[str, Persona], stage: str, titles: list[str]
) -> None:
    request.getfixturevalue(stage)

    assert [duty.title for duty in duties(table["dino"].user)] == titles


def test_coordinator_is_reminded_of_what_is_over(
    meeting: Meeting, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2026-09-21", "12:30"))

    assert [duty.title for duty in duties(table["dino"].user)] == ["Annotare chi c’era"]


def test_coordinator_is_reminded_when_the_days_for_remarks_are_over(
    commented: Minutes, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2026-09-29"))

    titles = [duty.title for duty in duties(table["dino"].user)]
    assert titles == ["Sottoporre il verbale ai presenti"]


def test_decision_of_one_who_left_is_the_coordinator_s_duty(
    held: Meeting, table: dict[str, Persona]
) -> None:
    gino = table["gino"].user
    decide(held, by=table["dino"].user, text="Un corso.", owner=colleague("gino"), due=DUE)
    end_role(gino, Membership.objects.get(user=gino), by=table["tina"].user)

    titles = [duty.title for duty in duties(table["dino"].user)]

    assert any(title.startswith("Riaffidare D 2026/1") for title in titles)
