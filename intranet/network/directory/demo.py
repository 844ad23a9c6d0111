"""The table of the demonstration: its seats and cards, on the days on which they came."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intranet.network.actions import leave_table, take_seat
from intranet.network.directory.actions.cards import (
    approve_card,
    register_card,
    return_card,
    submit_card,
    write_card,
)
from intranet.network.directory.actions.services import add_service
from intranet.network.directory.models.edition import WORDS
from intranet.network.models import Seat
from intranet.portal.demo.calendar import Calendar
from intranet.portal.demo.people import read
from permissions.models import Organisation, User

SOURCE = settings.ROOT / "fixtures" / "network" / "services.toml"
NAMES = ("name", "short_name", "body", "address", "municipality")
# Who coordinates the network.
COORDINATOR = "dino"
# From writing a card to submitting it.
LATER = timedelta(hours=2)


def chapter() -> str:
    """The seats and cards, as a chapter of `manage.py demo`; nothing to say if they were there."""
    if Seat.objects.exists():
        return ""
    rows = tomllib.loads(SOURCE.read_text())["services"]
    seat_all(Calendar(timezone.now()), rows)
    return f"La rete: {len(rows)} servizi"


@transaction.atomic
def seat_all(calendar: Calendar, rows: list[dict[str, Any]]) -> None:
    """Let each service of `rows` come to the table, say what it says, and leave if it did."""
    for row in rows:
        Seating(calendar, row).play()


@dataclass(frozen=True)
class Seating:
    """One service of the fixture."""

    calendar: Calendar
    row: dict[str, Any]

    def play(self) -> None:
        by = _user(COORDINATOR)
        with self._on(self.row["seat"]):
            service = self._seated(by)
        for edition in self.row.get("editions", ()):
            words = {name: edition[name] for name in WORDS if name in edition}
            if "told_by" in edition:
                self._told(service, words, edition, by)
            else:
                self._kept(service, words, edition)
        if "left" in self.row:
            with self._on(self.row["left"]):
                seat = Seat.objects.get(service=service, until=None)
                day = timezone.localdate()
                leave_table(seat, by=by, until=day, reason=self.row["reason"])

    def _seated(self, by: User) -> Organisation:
        since = timezone.localdate()
        if "organisation" not in self.row:
            names = {name: self.row[name] for name in NAMES}
            is_another = self.row.get("is_another", False)
            return add_service(by=by, since=since, is_another=is_another, **names)
        name = read()["organisations"][self.row["organisation"]]["name"]
        service = Organisation.objects.get(name=name)
        take_seat(service, by=by, since=since)
        return service

    def _told(
        self, service: Organisation, words: dict[str, Any], edition: dict[str, Any], by: User
    ) -> None:
        with self._on(edition["written"]):
            said = {"declared_on": timezone.localdate(), **words}
            register_card(service, by=by, told_by=edition["told_by"], **said)

    def _kept(self, service: Organisation, words: dict[str, Any], edition: dict[str, Any]) -> None:
        author, submitter = _user(edition["author"]), _user(edition["submitted_by"])
        with self._on(edition["written"]) as clock:
            said = {"declared_on": timezone.localdate(), **words}
            written = write_card(service, by=author, **said)
            clock.shift(LATER)
            submit_card(written, by=submitter)
        if "decided" not in edition:
            return
        with self._on(edition["decided"]):
            if "remarks" in edition:
                return_card(written, by=_user(edition["approver"]), remarks=edition["remarks"])
            else:
                approve_card(written, by=_user(edition["approver"]))

    def _on(self, days_ago: int) -> time_machine.travel:
        return time_machine.travel(self.calendar.worked(days_ago), tick=False)


def _user(username: str) -> User:
    return User.objects.get(username=username)
