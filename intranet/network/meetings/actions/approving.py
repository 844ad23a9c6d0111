"""The minutes go from hand to hand: remarks, answers of those present, approval, publication."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import asked_to, held, taken, tell_others
from intranet.network.meetings.models import AgendaPoint, Approval, Minutes, Remark
from intranet.network.meetings.tasks import when_silent
from intranet.network.meetings.terms import SILENCE
from intranet.portal.words import day
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused

State = Minutes.State


@action("minutes.opened")
def open_to_remarks(minutes: Minutes, *, by: User, until: date) -> Minutes:
    """All who were there read and comment, up to and including `until`; they are told.

    Raises Refused unless the minutes are a draft that says something, for a day that is past.
    """
    now = taken(minutes)
    _refuse_unless(now, State.DRAFT)
    if until < timezone.localdate():
        raise Refused(_("L’ultimo giorno per le osservazioni è già passato."), "until")
    if not now.text and not now.wordings.exclude(text="").exists():
        raise Refused(_("Il verbale non dice ancora nulla."))
    now.state, now.comments_until = State.COMMENTS, until
    now.save()
    words = _("Verbale «%(title)s»: osservazioni fino a %(day)s.")
    _tell_present(now, by, words % {"title": _title(now), "day": day(until)})
    return now


@action("minutes.remarked")
def remark(minutes: Minutes, *, by: User, text: str, point: AgendaPoint | None = None) -> Remark:
    """Raises Refused once the remarks are closed."""
    now = taken(minutes)
    last = now.comments_until
    if now.state != State.COMMENTS or last is None or last < timezone.localdate():
        raise Refused(_("Il tempo per le osservazioni è finito."))
    return Remark.objects.create(minutes=now, author=by, text=text.strip(), point=point)


@action("minutes.submitted")
def ask_approval(minutes: Minutes, *, by: User, seen: int | None = None) -> Minutes:
    """Ask each one who was there; after SILENCE, no answer is consent. They are told so.

    Raises Refused for minutes that are not open to remarks, or were written anew since `seen`.
    """
    # Who was there, and what was decided, no longer changes from here on.
    held(minutes.meeting)
    now = taken(minutes)
    _refuse_unless(now, State.COMMENTS)
    if seen is not None and seen != now.edition:
        raise Refused(_("Nel frattempo il verbale è stato riscritto: va riletto."))
    last = SILENCE.due(timezone.now())
    now.state, now.round, now.answers_until = State.APPROVAL, now.round + 1, last.date()
    now.save()
    for each in now.meeting.invitations.filter(present=True):
        Approval.objects.create(minutes=now, invitation=each, round=now.round)
    when_silent(now)
    words = _(
        "Verbale «%(title)s»: approvare o obiettare entro %(day)s; il silenzio vale consenso."
    )
    _tell_present(now, by, words % {"title": _title(now), "day": day(last)})
    return now


@action("minutes.answered")
def approve(approval: Approval, *, by: User) -> Approval:
    """One who was there approves; with the last of them the minutes are approved.

    Raises Refused in another round, and for who is not asked.
    """
    now = _asked(approval, by)
    _answer(approval, by, Approval.Answer.APPROVES)
    if not _open_answers(now).exists():
        _approve(now)
    return approval


@action("minutes.objected")
def object_to(approval: Approval, *, by: User, words: str) -> Approval:
    """One who was there objects: the minutes are a draft again, with the words of the objection.

    Raises Refused without words, and as `approve`.
    """
    now = _asked(approval, by)
    if not words.strip():
        raise Refused(_("Scrivere che cosa non va nel verbale."), "words")
    approval.words = words.strip()
    _answer(approval, by, Approval.Answer.OBJECTS)
    now.state, now.answers_until, now.comments_until = State.DRAFT, None, None
    now.save()
    said = _("Verbale «%(title)s»: %(who)s obietta, si riscrive.")
    told = said % {"title": _title(now)[:60], "who": approval.invitation}
    _tell_present(now, by, told, and_writer=True)
    return approval


@action("minutes.settled")
def settle(minutes: Minutes, *, by: User) -> Minutes:
    """The days to answer are over: silence was consent. Raises Refused before that."""
    now = taken(minutes)
    if not now.silence_is_consent():
        raise Refused(_("I presenti possono ancora rispondere."))
    note(silent=_open_answers(now).count())
    _approve(now)
    return now


def _asked(approval: Approval, by: User) -> Minutes:
    now = taken(approval.minutes)
    approval.refresh_from_db()
    if now.state != State.APPROVAL or approval.round != now.round:
        raise Refused(_("Il verbale non è più in approvazione: va riletto."))
    if approval.answer:
        raise Refused(_("La risposta c’è già."))
    if approval.invitation.user_id not in {None, by.pk}:
        raise Refused(_("Ciascuno risponde per sé."))
    return now


def _answer(approval: Approval, by: User, answer: Approval.Answer) -> None:
    approval.answer, approval.at = answer, timezone.now()
    approval.noted_by = by if approval.invitation.user_id is None else None
    approval.save()


def _open_answers(minutes: Minutes) -> QuerySet[Approval]:
    return minutes.approvals.filter(round=minutes.round, answer="")


def _approve(minutes: Minutes) -> None:
    minutes.state, minutes.approved_at = State.APPROVED, timezone.now()
    minutes.save()


def _refuse_unless(minutes: Minutes, state: Minutes.State) -> None:
    if minutes.state != state:
        words = _("Nel frattempo lo stato è cambiato: ora è «%(state)s».")
        raise Refused(words % {"state": minutes.get_state_display()})


def _tell_present(minutes: Minutes, by: User, words: str, *, and_writer: bool = False) -> None:
    there = asked_to(minutes.meeting, present=True)
    tell_others([*there, minutes.written_by] if and_writer else there, by, words, minutes)


def _title(minutes: Minutes) -> str:
    return minutes.meeting.title[:80]
