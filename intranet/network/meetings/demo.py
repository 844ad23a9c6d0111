"""The sessions of the demonstration, as its people held them on their days."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from intranet.content.demo.days import working_day
from intranet.content.models import Item
from intranet.network.meetings.actions.agenda import propose, take_up
from intranet.network.meetings.actions.answering import answer
from intranet.network.meetings.actions.approving import (
    approve,
    ask_approval,
    open_to_remarks,
    remark,
)
from intranet.network.meetings.actions.convening import convene
from intranet.network.meetings.actions.decisions import decide, finish
from intranet.network.meetings.actions.holding import hold
from intranet.network.meetings.actions.papers import keep_folder
from intranet.network.meetings.actions.publishing import publish
from intranet.network.meetings.actions.writing import write
from intranet.network.meetings.models import Approval, Decision, Invitation, Meeting, Minutes
from intranet.network.meetings.people import Colleague, colleagues, without_accounts
from intranet.network.meetings.terms import COMMENTS
from intranet.network.models import Seat
from intranet.portal.demo.calendar import DAY, Calendar, at
from permissions.models import Organisation, User

SOURCE = settings.ROOT / "fixtures" / "network" / "meetings.toml"
COORDINATOR = "dino"


def chapter() -> str:
    """The sessions, as a chapter of `manage.py demo`; nothing to say if they were there, or if
    nobody sits at the table.
    """
    if Meeting.objects.exists() or not Seat.objects.exists():
        return ""
    rows = tomllib.loads(SOURCE.read_text())["sessions"]
    play_all(Calendar(timezone.now()), rows)
    return f"Il tavolo: {len(rows)} sedute"


@transaction.atomic
def play_all(calendar: Calendar, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        Session(calendar, row).play()


@dataclass(frozen=True)
class Session:
    """One session of the fixture, from its invitations to wherever it has come."""

    calendar: Calendar
    row: dict[str, Any]

    def play(self) -> None:
        meeting = self._convened()
        self._answered(meeting)
        if "present" not in self.row:
            return
        self._held(meeting)
        self._decided(meeting)
        minutes = self._written(meeting)
        self._passed_on(minutes)

    def _convened(self) -> Meeting:
        by, everybody = _user(COORDINATOR), colleagues()
        start = self._starts_at()
        with self._on(self.row["convened"]):
            meeting = convene(
                Organisation.objects.get(kind=Organisation.Kind.PROVINCE),
                by=by,
                people=[each for each in everybody if each.user.username in self.row["people"]],
                services=without_accounts(everybody),
                title=self.row["title"],
                starts_at=start,
                ends_at=start + timedelta(minutes=self.row["minutes"]),
                venue=self.row["venue"],
                video=self.row.get("video", ""),
            )
            if Item.objects.filter(parent=None).exists():
                keep_folder(meeting, by=by)
            for point in self.row["points"]:
                words = {name: point.get(name, "") for name in ("title", "purpose", "note")}
                propose(meeting, by=_user(point["by"]), duration=point["duration"], **words)
            for number in self.row.get("follows", ()):
                decision = Decision.objects.order_by("year", "number")[number - 1]
                take_up(meeting, by=by, decision=decision)
        return meeting

    def _answered(self, meeting: Meeting) -> None:
        with self._on(self.row["convened"] - 2):
            for name, said in self.row["answers"].items():
                invitation = Invitation.objects.get(meeting=meeting, user__username=name)
                words = self.row.get("notes", {}).get(name, "")
                answer(invitation, by=_user(name), answer=said, note=words)
            asked = meeting.invitations.filter(user=None, service__name__in=self.row["services"])
            for each in asked.select_related("service"):
                said = self.row["services"][each.service.name]
                answer(each, by=_user(COORDINATOR), answer=said)

    def _held(self, meeting: Meeting) -> None:
        came = Q(user=None, service__name__in=self.row["services_present"])
        there = meeting.invitations.filter(Q(user__username__in=self.row["present"]) | came)
        secretary = self.row.get("secretary")
        with time_machine.travel(meeting.ends_at, tick=False):
            hold(
                meeting,
                by=_user(COORDINATOR),
                present=list(there),
                secretary=_user(secretary) if secretary else None,
            )

    def _decided(self, meeting: Meeting) -> None:
        points = list(meeting.points.all())
        for row in self.row["decisions"]:
            with time_machine.travel(meeting.ends_at, tick=False):
                decision = decide(
                    meeting,
                    by=_user(COORDINATOR),
                    text=row["text"],
                    point=points[row["point"] - 1],
                    owner=_colleague(row["owner"]),
                    due=self.calendar.today + row["due"] * DAY,
                )
            if "done" in row:
                with self._on(row["done"]):
                    finish(decision, by=_user(row["owner"]), words=row["words"])

    def _written(self, meeting: Meeting) -> Minutes:
        said = [point.get("said", "") for point in self.row["points"]]
        keys = meeting.points.values_list("pk", flat=True)
        by = _user(self.row.get("secretary", COORDINATOR))
        with self._on(self.row["written"]):
            entries = dict(zip(keys, said, strict=True))
            return write(meeting, by=by, seen=0, text=self.row["text"], entries=entries)

    def _passed_on(self, minutes: Minutes) -> None:
        by = _user(COORDINATOR)
        with self._on(self.row["opened"]):
            open_to_remarks(minutes, by=by, until=COMMENTS.due(timezone.now()).date())
        for row in self.row["remarks"]:
            with self._on(row["days"]):
                remark(minutes, by=_user(row["author"]), text=row["text"])
        with self._on(self.row["submitted"]):
            ask_approval(minutes, by=by)
        with self._on(self.row["submitted"] - 1):
            for each in minutes.approvals.filter(invitation__user=None):
                approve(each, by=by)
        for name, days in self.row["approved"].items():
            with self._on(days):
                asked = Approval.objects.get(minutes=minutes, invitation__user__username=name)
                approve(asked, by=_user(name))
        if "published" in self.row and minutes.meeting.folder:
            with self._on(self.row["published"]):
                publish(minutes, by=by)

    def _starts_at(self) -> datetime:
        days = self.row["held"]
        if days > 0:
            return self.calendar.worked(days, self.row["at"])
        return at(working_day(self.calendar.today, -days), self.row["at"])

    @contextmanager
    def _on(self, days_ago: int) -> Iterator[None]:
        with time_machine.travel(self.calendar.worked(days_ago), tick=False):
            yield


def _user(name: str) -> User:
    return User.objects.get(username=name)


def _colleague(name: str) -> Colleague:
    return next(each for each in colleagues() if each.user.username == name)
