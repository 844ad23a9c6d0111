"""Three models: one proposed, one in its experiment, one verified on the demonstration's cases."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import time_machine
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intranet.content.models import Item
from intranet.network.interventions.actions.adopting import adopt
from intranet.network.interventions.actions.deciding import decide
from intranet.network.interventions.actions.proposing import add_indicator, propose
from intranet.network.interventions.demo.families import stories_of
from intranet.network.interventions.models import InterventionModel, State
from intranet.network.models import Seat
from intranet.portal.demo.calendar import Calendar, at
from intranet.portal.demo.people import read
from intranet.portal.demo.playing import play, played
from intranet.statistics.periods import Quarter
from permissions.models import Organisation, User
from workflows.cases.terms import is_working_day

SOURCE = settings.ROOT / "fixtures" / "network" / "interventions.toml"
COORDINATOR = "dino"
DAY = timedelta(days=1)
# Quarters for which the verified model was tried.
TRIED = 3
# Days into the quarter after which it is decided.
DECIDED = 12


def chapter() -> str:
    """The models, as a chapter of `manage.py demo`; nothing to say if they were there, or if no
    service sits at the table.

    Ended half-way, the next call goes on with the first family that is not there.
    """
    if InterventionModel.objects.exists() or not Seat.objects.exists():
        return ""
    source = tomllib.loads(SOURCE.read_text())
    calendar = Calendar(timezone.now())
    families = list(stories_of(source))
    for story in families:
        if played(story) is None:
            play(story, calendar)
    with transaction.atomic():
        for row in source["models"]:
            Trial(calendar, row).play()
    return f"I modelli: {len(source['models'])}, con {len(families)} famiglie già seguite"


@dataclass(frozen=True)
class Trial:
    """One model of the fixture, on its way."""

    calendar: Calendar
    row: dict[str, Any]

    def play(self) -> None:
        row = self.row
        if "proposed_ago" in row:
            with self._at(self.calendar.worked(row["proposed_ago"])):
                self._proposed()
            return
        with self._before(row["proposed"]):
            intervention = self._proposed()
        with self._before(row["tried"]):
            self._decide(intervention, State.EXPERIMENT)
        for each in row["adopted"]:
            with self._before(each["before"]):
                by, service = _user(each["by"]), _service(each["service"])
                adopt(intervention, by=by, service=service, since=self._first)
        if State.VERIFIED in row["reasons"]:
            with self._at(self._verified_at):
                self._decide(intervention, State.VERIFIED)

    @property
    def _first(self) -> date:
        """The first day of the first quarter in which it is tried."""
        quarter = Quarter.of(self.calendar.today)
        for _step in range(self.row.get("quarters", TRIED)):
            quarter = quarter.previous()
        return quarter.first_day

    @property
    def _verified_at(self) -> datetime:
        day = Quarter.of(self.calendar.today).first_day + DECIDED * DAY
        return min(at(day, "11:00"), self.calendar.now - timedelta(hours=1))

    def _proposed(self) -> InterventionModel:
        row = self.row
        by = _user(row["by"])
        words = {name: row[name].strip() for name in InterventionModel.WORDS}
        file = row.get("diagram")
        diagram = (SOURCE.parent / file).read_text() if file else ""
        made = propose(
            _service(row["service"]),
            by=by,
            process=row.get("process", ""),
            diagram=diagram,
            materials=Item.objects.filter(address=row.get("materials", "-")).first(),
            **words,
        )
        for each in row["indicators"]:
            add_indicator(made, by=by, **each)
        return made

    def _decide(self, intervention: InterventionModel, after: State) -> None:
        reason = self.row["reasons"][after]
        decide(intervention, by=_user(COORDINATOR), after=after, reason=reason)

    def _before(self, days: int) -> Any:
        """That many days before its first quarter, or on the working day before."""
        day = self._first - days * DAY
        while not is_working_day(day):
            day -= DAY
        return self._at(at(day, "11:00"))

    def _at(self, moment: datetime) -> Any:
        return time_machine.travel(moment, tick=False)


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _service(key: str) -> Organisation:
    return Organisation.objects.get(name=read()["organisations"][key]["name"])
