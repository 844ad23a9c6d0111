"""Decisions: taken, reworded until the minutes are approved, passed on, ended."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import held, refuse_unless_held, tell_others
from intranet.network.meetings.models import AgendaPoint, Decision, Meeting, Minutes
from intranet.network.meetings.people import Colleague
from intranet.portal.words import day
from permissions.audit import action, note
from permissions.guards import lock
from permissions.models import User
from permissions.refusal import Refused


@action("decision.taken")
def decide(
    meeting: Meeting,
    *,
    by: User,
    text: str,
    owner: Colleague,
    due: date,
    point: AgendaPoint | None = None,
) -> Decision:
    """The next number of the year of the session. Its owner is told.

    Raises Refused before the session was held, once its minutes are put to those present, and for
    a term before the session.
    """
    now = held(meeting)
    _refuse(now, due)
    # One at a time, of all sessions of the year: no gap and no double.
    lock(now.organisation)
    year = timezone.localtime(now.starts_at).year
    last = Decision.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    decision = Decision.objects.create(
        meeting=now,
        point=point,
        year=year,
        number=last + 1,
        text=text.strip(),
        owner=owner.user,
        service=owner.service,
        due=due,
    )
    _tell_owner(decision, by)
    return decision


@action("decision.reworded")
def reword(
    decision: Decision,
    *,
    by: User,
    text: str,
    owner: Colleague,
    due: date,
    point: AgendaPoint | None = None,
) -> Decision:
    """Raises Refused as `decide`: what the minutes say when they are approved stays said."""
    _refuse(held(decision.meeting), due)
    now = _open(decision)
    passes = owner.user.pk != now.owner_id
    now.text, now.due, now.point = text.strip(), due, point
    now.owner, now.service = owner.user, owner.service
    now.save()
    if passes:
        _tell_owner(now, by)
    return now


@action("decision.reassigned")
def reassign(decision: Decision, *, by: User, owner: Colleague, due: date) -> Decision:
    """Give it to another, by a day. They are told. Raises Refused for one that has ended."""
    now = _open(decision)
    if due < timezone.localdate():
        raise Refused(_("Il giorno è già passato."), "due")
    note(before=now.owner_id, after=owner.user.pk)
    now.owner, now.service, now.due = owner.user, owner.service, due
    now.save()
    _tell_owner(now, by)
    return now


@action("decision.done")
def finish(decision: Decision, *, by: User, words: str) -> Decision:
    """Raises Refused without saying how, and for one that has ended."""
    missing = _("Scrivere in due parole com’è andata.")
    return _end(decision, by, Decision.State.DONE, words, missing)


@action("decision.dropped")
def drop(decision: Decision, *, by: User, words: str) -> Decision:
    """Raises Refused without a reason, and for one that has ended."""
    return _end(decision, by, Decision.State.DROPPED, words, _("Scrivere perché si abbandona."))


def _end(decision: Decision, by: User, state: Decision.State, words: str, missing: Any) -> Decision:
    now = _open(decision)
    if not words.strip():
        raise Refused(missing, "words")
    now.state, now.words, now.ended_at = state, words.strip(), timezone.now()
    now.save()
    if state == Decision.State.DROPPED:
        told = _("La decisione %(code)s è abbandonata.") % {"code": now}
        tell_others([now.owner], by, told, now)
    return now


def _open(decision: Decision) -> Decision:
    """As it stands now, locked. Raises Refused where it has ended meanwhile."""
    lock(decision)
    decision.refresh_from_db()
    if not decision.is_open():
        words = _("Nel frattempo questa decisione è «%(state)s».")
        raise Refused(words % {"state": decision.get_state_display()})
    return decision


def _refuse(meeting: Meeting, due: date) -> None:
    refuse_unless_held(meeting)
    put = Minutes.objects.filter(meeting=meeting).exclude(state__in=Minutes.WRITTEN)
    if put.exists():
        raise Refused(_("Il verbale è già sottoposto ai presenti: le decisioni non cambiano più."))
    if due < timezone.localdate(meeting.starts_at):
        raise Refused(_("Il giorno è prima della seduta."), "due")


def _tell_owner(decision: Decision, by: User) -> None:
    words = _("Decisione %(code)s del tavolo, da portare avanti entro %(day)s.") % {
        "code": decision,
        "day": day(decision.due),
    }
    tell_others([decision.owner], by, words, decision)
