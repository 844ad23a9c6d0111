"""A session is convened, changed, called off; people are asked to it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import (
    asked_to,
    held,
    refuse_unless_convened,
    tell_others,
)
from intranet.network.meetings.models import Invitation, Meeting
from intranet.network.meetings.people import Colleague
from intranet.portal.words import moment
from permissions.audit import action, note
from permissions.models import Organisation, User
from permissions.refusal import Refused, refuse_if_any

# Of a title, in a notice: that one holds 200 characters.
SHORT = 80


@action("meeting.convened")
def convene(
    organisation: Organisation,
    *,
    by: User,
    people: Iterable[Colleague] = (),
    services: Iterable[Organisation] = (),
    **words: Any,
) -> Meeting:
    """A session of the table, with its invitations; all who sign in are told.

    `words` are title, starts_at, ends_at, venue and video. Raises Refused for a day that is past,
    for an end before the beginning, without anybody asked, without a place to meet.
    """
    people, services = list(people), list(services)
    nobody = Refused(_("Una seduta senza inviti non si convoca."), "people")
    refuse_if_any([*_faults(words), *([] if people or services else [nobody])])
    meeting = Meeting.objects.create(organisation=organisation, **words)
    _ask(meeting, people, services)
    _comes(meeting, meeting.invitations.filter(user=by))
    told = _("Seduta del tavolo «%(title)s», %(when)s: rispondere all’invito.")
    tell_others(asked_to(meeting), by, _said(told, meeting), meeting)
    return meeting


@action("meeting.changed")
def change(meeting: Meeting, *, by: User, seen: int | None = None, **words: Any) -> Meeting:
    """Another hour, place or title. What was answered stays, and was for the date before: who
    answered is asked again where the session was moved. All are told.

    Raises Refused where another has changed it since the edition `seen`, and as `convene`.
    """
    now = held(meeting)
    refuse_unless_convened(now)
    if seen is not None and seen != now.sequence:
        raise Refused(_("Nel frattempo un’altra persona ha cambiato la seduta: va riletta."))
    refuse_if_any(_faults(words))
    fields = {name for name, value in words.items() if getattr(now, name) != value}
    if not fields:
        return now
    moved = "starts_at" in fields
    for name, value in words.items():
        setattr(now, name, value)
    note(fields=sorted(fields))
    _follow_up(now)
    if moved:
        _comes(now, now.invitations.filter(user=by, answer=Invitation.Answer.YES))
        told = _("La seduta «%(title)s» è spostata a %(when)s: rispondere di nuovo.")
    else:
        told = _("La seduta «%(title)s», %(when)s, è cambiata.")
    tell_others(asked_to(now), by, _said(told, now), now)
    return now


@action("meeting.cancelled")
def cancel(meeting: Meeting, *, by: User, reason: str) -> Meeting:
    """The session does not take place. All are told. Raises Refused without a reason."""
    now = held(meeting)
    refuse_unless_convened(now)
    if not reason.strip():
        raise Refused(_("Scrivere perché la seduta è annullata."), "reason")
    now.state, now.reason = Meeting.State.CANCELLED, reason.strip()
    _follow_up(now)
    told = _("La seduta «%(title)s», %(when)s, è annullata.")
    tell_others(asked_to(now), by, _said(told, now), now)
    return now


@action("meeting.invited")
def invite(
    meeting: Meeting,
    *,
    by: User,
    people: Iterable[Colleague] = (),
    services: Iterable[Organisation] = (),
) -> Meeting:
    """Ask others too, before the session or as they come; who was asked already is left alone."""
    now = held(meeting)
    if now.state == Meeting.State.CANCELLED:
        raise Refused(_("La seduta è annullata."))
    before = {each.pk for each in asked_to(now)}
    _ask(now, list(people), list(services))
    if now.takes_answers():
        told = _("Seduta del tavolo «%(title)s», %(when)s: rispondere all’invito.")
        new = [each for each in asked_to(now) if each.pk not in before]
        tell_others(new, by, _said(told, now), now)
    return now


def _ask(meeting: Meeting, people: list[Colleague], services: list[Organisation]) -> None:
    known = list(meeting.invitations.values_list("user", "service"))
    users = {user for user, _service in known if user}
    offices = {service for user, service in known if not user}
    for each in people:
        if each.user.pk not in users:
            Invitation.objects.create(meeting=meeting, user=each.user, service=each.service)
            users.add(each.user.pk)
    for service in services:
        if service.pk not in offices:
            Invitation.objects.create(meeting=meeting, service=service)


def _comes(meeting: Meeting, own: Iterable[Invitation]) -> None:
    """Who says when it is comes."""
    for each in own:
        each.answer, each.answered_for = Invitation.Answer.YES, meeting.starts_at
        each.answered_at = timezone.now()
        each.save()


def _follow_up(meeting: Meeting) -> None:
    """Calendars take the later edition (RFC 5545, 3.8.7.4)."""
    meeting.sequence += 1
    meeting.changed_at = timezone.now()
    meeting.save()


def _faults(words: dict[str, Any]) -> Iterator[Refused]:
    """What is wrong with when and where."""
    if words["starts_at"] <= timezone.now():
        yield Refused(_("La seduta comincerebbe nel passato."), "starts_at")
    if words["ends_at"] <= words["starts_at"]:
        yield Refused(_("La fine è prima dell’inizio."), "ends_at")
    if not words.get("venue") and not words.get("video"):
        yield Refused(_("Indicare il luogo o il collegamento video."), "venue")


def _said(words: str, meeting: Meeting) -> str:
    title = meeting.title if len(meeting.title) <= SHORT else f"{meeting.title[: SHORT - 1]}…"
    return words % {"title": title, "when": moment(meeting.starts_at)}
