"""Two people at one session, at the same moment, on connections of their own."""

from typing import Any

import pytest

from intranet.network.meetings.actions.answering import answer
from intranet.network.meetings.actions.approving import approve, ask_approval, object_to
from intranet.network.meetings.actions.convening import change
from intranet.network.meetings.actions.decisions import decide
from intranet.network.meetings.actions.holding import hold
from intranet.network.meetings.actions.writing import write
from intranet.network.meetings.models import Decision, Meeting, Minutes
from permissions.refusal import Refused
from tests.intranet.network.meetings.conftest import (
    DUE,
    WORDS,
    approval_of,
    colleague,
    invitation_of,
)
from tests.personas import Persona, on
from tests.together import together

LATER = {"starts_at": on("2026-09-28", "10:00"), "ends_at": on("2026-09-28", "12:00")}


@pytest.fixture
def coming(on_disk: None, meeting: Meeting) -> Meeting:
    return meeting


@pytest.fixture
def past(on_disk: None, held: Meeting) -> Meeting:
    return held


@pytest.fixture
def asked(on_disk: None, submitted: Minutes) -> Minutes:
    return submitted


@pytest.fixture
def open_to_all(on_disk: None, commented: Minutes) -> Minutes:
    return commented


def fresh[R: (Meeting, Minutes)](record: R) -> R:
    return type(record).objects.get(pk=record.pk)


def test_answer_given_while_the_session_moves_never_stands_for_the_new_date(
    coming: Meeting, table: dict[str, Persona]
) -> None:
    gino = invitation_of(coming, "gino")

    together(
        lambda: answer(gino, by=table["gino"].user, answer="yes", seen=0),
        lambda: change(fresh(coming), by=table["dino"].user, **{**WORDS, **LATER}),
    )

    kept = invitation_of(coming, "gino")
    assert fresh(coming).starts_at == LATER["starts_at"]
    assert not kept.answer or kept.is_for_another_date()


def test_decisions_taken_at_once_have_numbers_of_their_own(
    past: Meeting, table: dict[str, Persona]
) -> None:
    words: dict[str, Any] = {"text": "Un corso.", "owner": colleague("gino"), "due": DUE}

    raised = together(*[lambda: decide(fresh(past), by=table["dino"].user, **words)] * 4)

    assert raised == [None] * 4
    assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_of_two_who_write_the_first_words_one_is_told(
    past: Meeting, table: dict[str, Persona]
) -> None:
    raised = together(
        *[lambda: write(fresh(past), by=table["dino"].user, seen=0, text="Prima.")] * 3
    )

    assert sum(isinstance(each, Refused) for each in raised) == 2
    assert Minutes.objects.get().edition == 1


def test_last_answers_given_at_once_approve_the_minutes(
    asked: Minutes, table: dict[str, Persona]
) -> None:
    names = ("dino", "gino", "carla")

    raised = together(
        *[
            lambda name=name: approve(approval_of(asked, name), by=table[name].user)
            for name in names
        ]
    )

    assert raised == [None] * 3
    assert fresh(asked).state == Minutes.State.APPROVED


def test_objection_at_the_moment_of_the_last_approval_leaves_one_of_both(
    asked: Minutes, table: dict[str, Persona]
) -> None:
    for name in ("dino", "carla"):
        approve(approval_of(asked, name), by=table[name].user)
    gino = table["gino"].user

    raised = together(
        lambda: approve(approval_of(asked, "gino"), by=gino),
        lambda: object_to(approval_of(asked, "gino"), by=gino, words="No."),
    )

    assert sum(isinstance(each, Refused) for each in raised) == 1
    assert fresh(asked).state in {Minutes.State.APPROVED, Minutes.State.DRAFT}


def test_those_asked_to_approve_are_those_who_were_there(
    open_to_all: Minutes, table: dict[str, Persona]
) -> None:
    by, meeting = table["dino"].user, open_to_all.meeting
    olga = invitation_of(meeting, "olga")

    together(
        lambda: hold(fresh(meeting), by=by, present=[olga]),
        lambda: ask_approval(fresh(open_to_all), by=by),
    )

    there = set(meeting.invitations.filter(present=True).values_list("pk", flat=True))
    assert set(open_to_all.approvals.values_list("invitation", flat=True)) == there
