"""What a session leaves to do, to whom: told to the desk, and to the page of the session."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.network.meetings.models import Approval, Decision, Invitation, Meeting, Minutes
from intranet.network.rights import standings_of
from intranet.portal.duties import MOST, Duty
from intranet.portal.words import local_day
from permissions.models import User
from permissions.policy import visible_to

WRITING = Q(minutes=None) | Q(minutes__state=Minutes.State.DRAFT)


def duties(user: User) -> Iterable[Duty]:
    """Those of `user`, of whatever session. One who was never asked to one costs few queries."""
    coordinates = standings_of(user).coordinates
    return waiting(user) if coordinates or _is_known(user) else []


def waiting(user: User, meeting: Meeting | None = None) -> list[Duty]:
    """What waits for `user`; of `meeting` alone, if it is given. In a fixed number of queries."""
    sources = [_answers, _remarks, _approvals, _decisions, _to_write, _to_pass_on]
    if standings_of(user).coordinates:
        sources += [_to_hold, _to_publish, _orphaned]
    return [duty for source in sources for duty in source(user, meeting)]


def _answers(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    rows = _own(user, Invitation.objects.to_answer(), "answer_invitation", meeting)
    for each in rows.select_related("meeting")[:MOST]:
        moved = each.is_for_another_date()
        title = (
            _("Rispondere di nuovo all’invito: spostata") if moved else _("Rispondere all’invito")
        )
        address = reverse("meetings:answer", args=[each.pk])
        yield Duty(title, address, local_day(each.meeting.starts_at), each.meeting.title)


def _remarks(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    mine = Invitation.objects.filter(user=user, present=True)
    rows = Minutes.objects.filter(
        state=Minutes.State.COMMENTS,
        comments_until__gte=timezone.localdate(),
        meeting__in=mine.values("meeting"),
    ).exclude(remarks__author=user)
    for each in _own(user, rows, "comment_minutes", meeting).select_related("meeting")[:MOST]:
        yield _of_minutes(each, _("Leggere il verbale e osservare"), each.comments_until)


def _approvals(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    rows = Approval.objects.filter(
        minutes__state=Minutes.State.APPROVAL,
        round=F("minutes__round"),
        answer="",
        invitation__user=user,
    )
    found = _own(user, rows, "approve_minutes", meeting, "minutes__meeting")
    for each in found.select_related("minutes__meeting")[:MOST]:
        title, until = _("Approvare il verbale o obiettare"), each.minutes.answers_until
        yield _of_minutes(each.minutes, title, until, reverse("meetings:approve", args=[each.pk]))


def _decisions(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    rows = Decision.objects.open().filter(owner=user)
    for each in _own(user, rows, "finish_decision", meeting).order_by("due", "pk")[:MOST]:
        yield Duty(f"{each}: {each.text[:120]}", each.get_absolute_url(), each.due)


def _to_hold(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    rows = Meeting.objects.convened().filter(ends_at__lte=timezone.now())
    for each in _own(user, rows, "run_meeting", meeting, "pk")[:MOST]:
        address = reverse("meetings:hold", args=[each.pk])
        yield Duty(_("Annotare chi c’era"), address, local_day(each.ends_at), each.title)


def _to_write(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    """Of who was named for it, as long as they can sign in; else of who coordinates."""
    whose = Q(secretary=user) | Q(secretary=None) | Q(secretary__is_active=False)
    rows = Meeting.objects.filter(WRITING, whose, state=Meeting.State.HELD)
    for each in _own(user, rows, "write_minutes", meeting, "pk")[:MOST]:
        address = reverse("meetings:write", args=[each.pk])
        yield Duty(_("Scrivere il verbale"), address, about=each.title)


def _to_pass_on(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    """The days for remarks are over."""
    whose = Q(secretary=user) | Q(secretary=None) | Q(secretary__is_active=False)
    state = Minutes.State.COMMENTS
    rows = Meeting.objects.filter(
        whose, minutes__state=state, minutes__comments_until__lt=timezone.localdate()
    )
    for each in _own(user, rows, "write_minutes", meeting, "pk")[:MOST]:
        address = reverse("meetings:minutes", args=[each.pk])
        yield Duty(_("Sottoporre il verbale ai presenti"), address, about=each.title)


def _to_publish(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    rows = Minutes.objects.filter(state=Minutes.State.APPROVED)
    for each in _own(user, rows, "publish_minutes", meeting).select_related("meeting")[:MOST]:
        yield _of_minutes(each, _("Pubblicare il verbale approvato"), None)


def _orphaned(user: User, meeting: Meeting | None) -> Iterator[Duty]:
    """Nobody carries them any more: who coordinates gives them to another."""
    for each in _own(user, Decision.objects.orphaned(), "manage_decision", meeting)[:MOST]:
        title = _("Riaffidare %(code)s: chi se ne occupava non lavora più lì") % {"code": each}
        yield Duty(title, each.get_absolute_url(), each.due)


def _own(
    user: User, rows: QuerySet[Any], codename: str, meeting: Meeting | None, path: str = "meeting"
) -> QuerySet[Any]:
    """Those of `rows` on which `user` holds the permission; of `meeting` alone, if it is given."""
    seen = visible_to(user, rows, f"meetings.{codename}")
    return seen.filter(**{path: meeting.pk}) if meeting else seen


def _of_minutes(minutes: Minutes, title: str, due: Any, address: str = "") -> Duty:
    return Duty(title, address or minutes.get_absolute_url(), due, minutes.meeting.title)


def _is_known(user: User) -> bool:
    """Whether `user` was ever asked to a session, or given a decision."""
    asked = Invitation.objects.filter(user=user)
    return asked.exists() or Decision.objects.filter(owner=user).exists()
