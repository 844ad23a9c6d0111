"""A session is convened, moved, called off; whoever was asked knows, and answers."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine

from intranet.network.meetings.actions.answering import answer
from intranet.network.meetings.actions.convening import cancel, change, convene, invite
from intranet.network.meetings.models import Invitation, Meeting
from intranet.notifications.models import Notice
from permissions.models import Organisation
from permissions.refusal import Refused
from tests.intranet.network.meetings.conftest import (
    ENDS,
    STARTS,
    WORDS,
    colleague,
    convened,
    invitation_of,
)
from tests.personas import Persona, on

LATER = {"starts_at": on("2026-09-28", "10:00"), "ends_at": on("2026-09-28", "12:00")}


def told(who: Persona) -> list[str]:
    return list(Notice.objects.filter(user=who.user).order_by("pk").values_list("words", flat=True))


def test_all_who_are_asked_are_told_and_who_convenes_comes(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    assert [len(told(table[name])) for name in ("gino", "carla", "dino", "ada")] == [1, 1, 0, 0]
    assert "lun 21 set, 10:00" in told(table["gino"])[0]
    assert invitation_of(meeting, "dino").answer == "yes"
    assert invitation_of(meeting, "gino").answer == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_at": on("2026-09-01"), "ends_at": on("2026-09-01", "11:00")}, "starts_at"),
        ({"ends_at": STARTS}, "ends_at"),
        ({"venue": "", "video": ""}, "venue"),
    ],
)
def test_wrong_words_are_refused_beside_their_field(
    table: dict[str, Persona], changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        convened(table["dino"], "gino", **changes)

    assert refusal.value.field == field
    assert not Meeting.objects.exists()


def test_session_without_anybody_asked_is_refused(table: dict[str, Persona]) -> None:
    province = Organisation.objects.get(kind="province")

    with pytest.raises(Refused, match="senza inviti"):
        convene(province, by=table["dino"].user, **WORDS)


def test_answer_stands_for_its_date_and_is_asked_again_when_the_session_moves(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    gino, carla = table["gino"].user, table["carla"].user
    answer(invitation_of(meeting, "gino"), by=gino, answer="yes", note="In treno.")
    answer(invitation_of(meeting, "carla"), by=carla, answer="no")

    change(meeting, by=table["dino"].user, **{**WORDS, **LATER})

    kept = invitation_of(meeting, "gino")
    assert (kept.answer, kept.note, kept.answered_for) == ("yes", "In treno.", STARTS)
    assert kept.is_for_another_date()
    asked = Invitation.objects.to_answer().values_list("user__username", flat=True)
    assert set(asked) == {"gino", "carla", "bruno", "olga"}
    assert "rispondere di nuovo" in told(table["gino"])[-1]

    answer(kept, by=gino, answer="perhaps")

    kept.refresh_from_db()
    assert not kept.is_for_another_date()


def test_change_that_moves_nothing_leaves_the_answers(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    answer(invitation_of(meeting, "gino"), by=table["gino"].user, answer="yes")

    change(meeting, by=table["dino"].user, **{**WORDS, "venue": "Sala verde"})

    assert not invitation_of(meeting, "gino").is_for_another_date()
    assert "è cambiata" in told(table["gino"])[-1]
    assert meeting.sequence == 1


def test_change_to_the_same_words_is_none(meeting: Meeting, table: dict[str, Persona]) -> None:
    change(meeting, by=table["dino"].user, **WORDS)

    meeting.refresh_from_db()
    assert meeting.sequence == 0
    assert len(told(table["gino"])) == 1


def test_second_of_two_who_change_it_is_told(meeting: Meeting, table: dict[str, Persona]) -> None:
    change(meeting, by=table["dino"].user, seen=0, **{**WORDS, "venue": "Sala verde"})

    with pytest.raises(Refused, match="va riletta"):
        change(meeting, by=table["dino"].user, seen=0, **{**WORDS, "venue": "Sala blu"})

    meeting.refresh_from_db()
    assert meeting.venue == "Sala verde"


def test_answer_to_what_was_moved_meanwhile_is_refused(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    change(meeting, by=table["dino"].user, **{**WORDS, **LATER})

    with pytest.raises(Refused, match="la seduta è cambiata"):
        answer(invitation_of(meeting, "gino"), by=table["gino"].user, answer="yes", seen=0)


def test_nobody_answers_once_it_has_begun(
    meeting: Meeting, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(STARTS)

    with pytest.raises(Refused, match="non si risponde più"):
        answer(invitation_of(meeting, "gino"), by=table["gino"].user, answer="yes")


def test_nobody_answers_for_another(meeting: Meeting, table: dict[str, Persona]) -> None:
    with pytest.raises(Refused, match="per sé"):
        answer(invitation_of(meeting, "gino"), by=table["carla"].user, answer="no")


def test_answer_of_a_service_without_accounts_says_who_noted_it(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    lodi = Organisation.objects.get(short_name="Lodi")
    invite(meeting, by=table["dino"].user, services=[lodi])
    invitation = Invitation.objects.get(meeting=meeting, user=None)

    answer(invitation, by=table["dino"].user, answer="yes")

    assert invitation.noted_by == table["dino"].user


def test_who_was_asked_already_is_not_asked_twice(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    invite(meeting, by=table["dino"].user, people=[colleague("gino"), colleague("ada")])

    assert meeting.invitations.count() == 6
    assert len(told(table["gino"])) == 1
    assert len(told(table["ada"])) == 1


def test_session_is_called_off_with_a_reason_and_stays_so(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    by = table["dino"].user
    with pytest.raises(Refused) as refusal:
        cancel(meeting, by=by, reason=" ")
    assert refusal.value.field == "reason"

    cancel(meeting, by=by, reason="Sciopero dei treni.")

    assert meeting.sequence == 1
    assert "annullata" in told(table["carla"])[-1]
    acts: list[Callable[[], object]] = [
        lambda: cancel(meeting, by=by, reason="Ancora."),
        lambda: change(meeting, by=by, **{**WORDS, **LATER}),
        lambda: invite(meeting, by=by, people=[colleague("ada")]),
        lambda: answer(invitation_of(meeting, "gino"), by=table["gino"].user, answer="yes"),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()


def test_hours_are_kept_as_they_were_said(meeting: Meeting) -> None:
    meeting.refresh_from_db()

    assert (meeting.starts_at, meeting.ends_at) == (STARTS, ENDS)
