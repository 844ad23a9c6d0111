"""The minutes go from the draft to the network, and never change once they are approved."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from intranet.network.actions import leave_table
from intranet.network.meetings.actions.answering import answer
from intranet.network.meetings.actions.approving import (
    approve,
    ask_approval,
    object_to,
    open_to_remarks,
    remark,
    settle,
)
from intranet.network.meetings.actions.correcting import correct, judge
from intranet.network.meetings.actions.holding import hold
from intranet.network.meetings.actions.writing import write
from intranet.network.meetings.models import Addendum, Meeting, Minutes, Sealed, Wording
from intranet.network.meetings.tasks import silence
from intranet.notifications.models import Notice
from permissions.refusal import Refused
from tests.intranet.network.conftest import seat_of
from tests.intranet.network.meetings.conftest import (
    STARTS,
    approval_of,
    convened,
    invitation_of,
)
from tests.personas import Persona, on

State = Minutes.State


def test_nobody_notes_who_was_there_before_it_began(
    meeting: Meeting, table: dict[str, Persona]
) -> None:
    with pytest.raises(Refused, match="da quando la seduta comincia"):
        hold(meeting, by=table["dino"].user, present=[invitation_of(meeting, "gino")])


def test_only_one_who_was_there_writes_the_minutes(
    held: Meeting, table: dict[str, Persona]
) -> None:
    there = [invitation_of(held, "gino")]

    with pytest.raises(Refused) as refusal:
        hold(held, by=table["dino"].user, present=there, secretary=table["carla"].user)

    assert refusal.value.field == "secretary"


def test_presence_is_corrected_until_those_present_are_asked(
    commented: Minutes, table: dict[str, Persona]
) -> None:
    meeting, by = commented.meeting, table["dino"].user
    hold(meeting, by=by, present=[invitation_of(meeting, "gino")])
    assert [each.user for each in meeting.invitations.filter(present=True)] == [table["gino"].user]

    ask_approval(commented, by=by)

    with pytest.raises(Refused, match="l’elenco non cambia più"):
        hold(meeting, by=by, present=[invitation_of(meeting, "carla")])


def test_second_of_two_who_write_is_told_and_loses_nothing_of_the_first(
    drafted: Minutes, table: dict[str, Persona]
) -> None:
    meeting, by = drafted.meeting, table["dino"].user
    write(meeting, by=by, seen=drafted.edition, text="La prima.")

    with pytest.raises(Refused, match="Dino Riva ha scritto il verbale"):
        write(meeting, by=by, seen=drafted.edition, text="La seconda.")

    drafted.refresh_from_db()
    assert drafted.text == "La prima."


def test_empty_minutes_are_not_opened(held: Meeting, table: dict[str, Persona]) -> None:
    minutes = write(held, by=table["dino"].user, seen=0)

    with pytest.raises(Refused, match="non dice ancora nulla"):
        open_to_remarks(minutes, by=table["dino"].user, until=date(2026, 9, 28))


def test_remarks_end_with_their_last_day(
    commented: Minutes, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    clock.move_to(on("2026-09-28", "23:00"))
    remark(commented, by=table["gino"].user, text="Il corso è in aprile.")

    clock.move_to(on("2026-09-29", "00:10"))

    with pytest.raises(Refused, match="è finito"):
        remark(commented, by=table["carla"].user, text="Anche per noi.")


def test_minutes_are_approved_with_the_last_of_those_present(
    submitted: Minutes, table: dict[str, Persona]
) -> None:
    for name in ("dino", "gino"):
        approve(approval_of(submitted, name), by=table[name].user)
    submitted.refresh_from_db()
    assert submitted.state == State.APPROVAL

    approve(approval_of(submitted, "carla"), by=table["carla"].user)

    submitted.refresh_from_db()
    assert submitted.state == State.APPROVED
    assert not submitted.approvals.filter(invitation__user=table["bruno"].user).exists()


def test_objection_sends_them_back_with_its_words_and_all_are_asked_anew(
    submitted: Minutes, table: dict[str, Persona]
) -> None:
    by = table["dino"].user
    approve(approval_of(submitted, "carla"), by=table["carla"].user)
    with pytest.raises(Refused) as refusal:
        object_to(approval_of(submitted, "gino"), by=table["gino"].user, words=" ")
    assert refusal.value.field == "words"

    object_to(approval_of(submitted, "gino"), by=table["gino"].user, words="Erano venti ore.")

    submitted.refresh_from_db()
    assert submitted.state == State.DRAFT
    assert Notice.objects.filter(user=by, words__contains="Gino Marchi obietta").exists()
    write(submitted.meeting, by=by, seen=submitted.edition, text="Venti ore.")
    submitted.refresh_from_db()
    open_to_remarks(submitted, by=by, until=date(2026, 9, 28))
    ask_approval(submitted, by=by)
    assert submitted.round == 2
    assert approval_of(submitted, "carla").answer == ""


def test_answer_of_a_round_that_is_over_is_refused(
    submitted: Minutes, table: dict[str, Persona]
) -> None:
    late = approval_of(submitted, "carla")
    object_to(approval_of(submitted, "gino"), by=table["gino"].user, words="No.")

    with pytest.raises(Refused, match="non è più in approvazione"):
        approve(late, by=table["carla"].user)


def test_silence_is_consent_only_after_the_last_day(
    submitted: Minutes,
    table: dict[str, Persona],
    clock: time_machine.Traveller,
) -> None:
    assert submitted.answers_until == date(2026, 10, 1)
    clock.move_to(on("2026-10-01", "23:50"))
    do_what_is_due()
    with pytest.raises(Refused, match="ancora rispondere"):
        settle(submitted, by=table["dino"].user)

    clock.move_to(on("2026-10-02", "00:01"))
    do_what_is_due()

    submitted.refresh_from_db()
    assert submitted.state == State.APPROVED


def test_silence_of_a_round_that_was_objected_to_settles_nothing(
    submitted: Minutes,
    table: dict[str, Persona],
    clock: time_machine.Traveller,
) -> None:
    object_to(approval_of(submitted, "gino"), by=table["gino"].user, words="No.")

    clock.move_to(on("2026-10-02", "00:01"))
    do_what_is_due()

    submitted.refresh_from_db()
    assert submitted.state == State.DRAFT


def test_one_whose_service_left_the_table_does_not_hold_the_minutes_up(
    submitted: Minutes,
    table: dict[str, Persona],
    clock: time_machine.Traveller,
) -> None:
    leave_table(seat_of("Lodi"), by=table["dino"].user, until=date(2026, 9, 22), reason="Chiude.")
    for name in ("dino", "gino"):
        approve(approval_of(submitted, name), by=table[name].user)

    clock.move_to(on("2026-10-02", "00:01"))

    assert not table["carla"].may("meetings.approve_minutes", submitted)
    do_what_is_due()
    submitted.refresh_from_db()
    assert submitted.state == State.APPROVED


def test_approved_minutes_refuse_every_writer(approved: Minutes, table: dict[str, Persona]) -> None:
    by, meeting = table["dino"].user, approved.meeting
    with pytest.raises(Refused, match="si aggiunge una rettifica"):
        write(meeting, by=by, seen=approved.edition, text="Altro.")

    approved.text = "Altro."
    with pytest.raises(Sealed), transaction.atomic():
        approved.save()
    for wording in approved.wordings.all():
        wording.text = "Altro."
        with pytest.raises(Sealed), transaction.atomic():
            wording.save()
        with pytest.raises(Sealed), transaction.atomic():
            wording.delete()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda minutes: Minutes.objects.filter(pk=minutes.pk).update(text="Altro."),
        lambda minutes: Minutes.objects.filter(pk=minutes.pk).update(state="draft"),
        lambda minutes: Wording.objects.filter(minutes=minutes).update(text="Altro."),
        lambda minutes: _deleted("meetings_wording", "minutes_id", minutes.pk),
        lambda minutes: _deleted("meetings_minutes", "id", minutes.pk),
    ],
    ids=["words", "state", "of a point", "without a point", "without any"],
)
def test_database_refuses_to_change_approved_minutes(
    approved: Minutes, attempt: Callable[[Minutes], Any]
) -> None:
    with pytest.raises(DatabaseError, match="approved minutes never change"), transaction.atomic():
        attempt(approved)


def test_drafts_may_be_thrown_about_in_the_database(drafted: Minutes) -> None:
    assert Wording.objects.filter(minutes=drafted).update(text="Altro.") == 2
    assert Minutes.objects.filter(pk=drafted.pk).update(text="Altro.") == 1


def test_correction_is_numbered_and_judged_by_a_later_session(
    approved: Minutes, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    by = table["dino"].user
    first = correct(approved, by=by, text="Dove dice «venti» si legga «trenta».")
    second = correct(approved, by=by, text="Era presente anche Bruno Ferri.")
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(Refused, match="seduta successiva"):
        judge(first, by=by, meeting=approved.meeting, approved=True)
    later = {"starts_at": on("2026-10-19"), "ends_at": on("2026-10-19", "12:00")}
    following = convened(table["dino"], "gino", **later)
    with pytest.raises(Refused, match="tenuta"):
        judge(first, by=by, meeting=following, approved=True)
    clock.move_to(on("2026-10-19", "12:00"))
    hold(following, by=by, present=[invitation_of(following, "gino")])

    judge(first, by=by, meeting=following, approved=True)
    judge(second, by=by, meeting=following, approved=False)

    assert [each.state for each in approved.addenda.all()] == ["approved", "rejected"]
    with pytest.raises(Refused, match="già deciso"):
        judge(first, by=by, meeting=following, approved=False)


def test_minutes_that_are_not_approved_are_rewritten_and_not_corrected(
    drafted: Minutes, table: dict[str, Persona]
) -> None:
    with pytest.raises(Refused, match="si corregge il testo"):
        correct(drafted, by=table["dino"].user, text="Altro.")

    assert not Addendum.objects.exists()


def test_answers_to_the_invitation_do_not_matter_to_who_was_there(
    meeting: Meeting, table: dict[str, Persona], clock: time_machine.Traveller
) -> None:
    answer(invitation_of(meeting, "carla"), by=table["carla"].user, answer="no")
    clock.move_to(STARTS)

    hold(meeting, by=table["dino"].user, present=[invitation_of(meeting, "carla")])

    assert invitation_of(meeting, "carla").present
    assert invitation_of(meeting, "gino").present is False


def do_what_is_due() -> None:
    """The jobs of the minutes whose moment has come, as the worker does them."""
    mine = DBTaskResult.objects.filter(task_path=silence.module_path)
    for job in mine.filter(run_after__lte=timezone.now()):
        silence.call(*job.args_kwargs["args"])


def _deleted(table: str, column: str, key: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", [key])  # noqa: S608
