"""The invented cases, written to the database as they came about, each fact on its day."""

import tomllib
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import time_machine
from django.contrib.contenttypes.models import ContentType

from permissions.models import LocalRole, Organisation, User
from permissions.roles import Role
from tests.personas import on
from workflows.cases.enums import CaseState, PersonKind
from workflows.cases.models import (
    Case,
    CaseReason,
    CourtOrder,
    Hearing,
    Person,
    ProtectedRecord,
    ReferrerMeeting,
    Room,
    Visit,
    VisitPlan,
    VisitRecord,
)
from workflows.documents.models import Paper, Report, Transfer, Transmission

SOURCE = Path(__file__).with_name("cases.toml")
FURTHER = (
    ("court", "Corte d’appello", "appeal", "Milano"),
    ("court", "Giudice tutelare", "guardianship", "Lodi"),
    ("court", "Tribunale di altrove", "", "Altrove"),
    ("referrer", "Senza comune", "", ""),
)
numbers = count(1)


def build(clock: time_machine.Traveller) -> dict[str, Case]:
    """Every case of the set, by its letter; the clock ends where it stood."""
    for kind, name, authority, municipality in FURTHER:
        Organisation.objects.create(
            kind=kind, name=name, short_name=name, authority=authority, municipality=municipality
        )
    now = on("2026-09-07")
    cases: dict[str, Case] = {}
    for letter, facts in tomllib.loads(SOURCE.read_text()).items():
        cases[letter] = _Builder(clock, facts).build(cases)
    clock.move_to(now)
    return cases


def moment(text: str) -> datetime:
    day, hour = text.split()
    return on(day, hour)


class _Builder:
    def __init__(self, clock: time_machine.Traveller, facts: dict[str, Any]) -> None:
        self.clock, self.facts = clock, facts
        self.user = User.objects.get(username=facts.get("operator", "bruno"))

    def build(self, cases: dict[str, Case]) -> Case:
        self._receive()
        self._talk()
        for visit in self.facts.get("visits", ()):
            self._visit(*visit)
        self._call_interpreters()
        self._pass_through_states()
        self._send()
        self._end()
        if "taken_over" in self.facts:
            self._transfer(cases[self.facts["taken_over"]])
        return self.case

    def _receive(self) -> None:
        facts, received = self.facts, moment(self.facts["received"])
        self.clock.move_to(received)
        office = {name: _office(facts[name]) for name in ("service", "referrer", "court")}
        self.case = Case.objects.create(
            number=f"inventato/{next(numbers)}",
            register="vg",
            rg_number=facts["rg"],
            rg_year=2026,
            received_at=received,
            **office,
        )
        for reason in facts.get("reasons", ()):
            CaseReason.objects.create(case=self.case, reason=reason)
        for child in facts["children"]:
            self._child(**child)
        self.adults = {kin: self._adult(kin) for kin in ("father", "mother")}
        for version, order in enumerate(facts["orders"], start=1):
            self._order(version, **order)

    def _child(self, name: str, born: date | None = None, **said: str) -> None:
        first, last = name.split()
        Person.objects.create(
            case=self.case,
            kind=PersonKind.CHILD,
            first_name=first,
            last_name=last,
            birth_date=born,
            **said,
        )

    def _adult(self, kin: str) -> Person:
        return Person.objects.create(
            case=self.case, kind=PersonKind.ADULT, first_name=kin, last_name="Rossi"
        )

    def _order(self, version: int, effective: date, **said: Any) -> None:
        self.order = CourtOrder.objects.create(
            case=self.case,
            version=version,
            form="decree",
            issued_on=effective,
            effective_from=effective,
            regime="after",
            **said,
        )

    def _talk(self) -> None:
        if "meeting" in self.facts:
            ReferrerMeeting.objects.create(
                case=self.case, author=self.user, held_at=moment(self.facts["meeting"])
            )
        if "hearing" in self.facts:
            Hearing.objects.create(
                case=self.case,
                author=self.user,
                person=self.adults["mother"],
                held_at=moment(self.facts["hearing"]),
            )
        if "secret" in self.facts:
            kind, added = self.facts["secret"]
            ProtectedRecord.objects.create(
                person=self.adults["mother"],
                author=self.user,
                kind=kind,
                text="Via che nessuno sa 1",
                added_at=moment(added),
            )

    def _visit(
        self, start: str, went: str, level: str, kin: str, minutes: int, *incidents: str
    ) -> None:
        state, _blank, side = went.partition(" ")
        visitor = self.adults[kin]
        plan, _made = VisitPlan.objects.get_or_create(
            case=self.case,
            visitor=visitor,
            level=level,
            order=self.order,
            author=self.user,
            review_on=date(2027, 1, 1),
        )
        visit = Visit.objects.create(
            case=self.case,
            plan=plan,
            visitor=visitor,
            room=Room.objects.get(name="Sala verde" if level == "video" else self.facts["room"]),
            operator=self.user,
            level=level,
            starts_at=moment(start),
            ends_at=moment(start) + timedelta(minutes=minutes),
            state=state,
            side=side,
        )
        for text in incidents:
            VisitRecord.objects.create(
                visit=visit,
                author=self.user,
                child_arrived="15:00",
                child_left="16:00",
                incidents=text,
            )

    def _call_interpreters(self) -> None:
        for key in ("interpreter", "dismissed"):
            if key in self.facts:
                start = moment(self.facts[key])
                visit = Visit.objects.get(case=self.case, starts_at=start)
                LocalRole.objects.create(
                    user=self.user,
                    role=Role.INTERPRETER,
                    content_type=ContentType.objects.get_for_model(Visit),
                    object_id=visit.pk,
                    since=start - timedelta(days=3),
                    until=start + timedelta(hours=2 if key == "interpreter" else -20),
                )

    def _pass_through_states(self) -> None:
        for at, state in self.facts.get("states", ()):
            self.clock.move_to(moment(at))
            self.case.state = state
            self.case.save()

    def _send(self) -> None:
        if "sent" not in self.facts:
            return
        report = Report.objects.create(case=self.case)
        paper = Paper.objects.create(
            case=self.case, kind="report", path="x", size=1, pages=1, added_by=self.user
        )
        for number, at in enumerate(self.facts["sent"], start=1):
            Transmission.objects.create(
                report=report,
                paper=paper,
                court=self.case.court,
                service=self.case.service,
                protocol=str(number),
                sent_at=moment(at),
                state="rejected" if number < len(self.facts["sent"]) else "acknowledged",
            )

    def _end(self) -> None:
        for key, state in (("closed", CaseState.CLOSED), ("handed_over", CaseState.TRANSFERRED)):
            if key in self.facts:
                self.case.closed_at = moment(self.facts[key])
                self.clock.move_to(self.case.closed_at)
                self.case.state, self.case.outcome = state, self.facts["outcome"]
                self.case.save()

    def _transfer(self, former: Case) -> None:
        Transfer.objects.create(
            number="2026/0001",
            case=former,
            sender=former.service,
            mediator=Organisation.objects.get(kind="province"),
            reason="child_moved",
            municipality="Lodi",
            state="accepted",
            proposed_by=self.user,
            new_case=self.case,
        )


def _office(short_name: str) -> Organisation:
    return Organisation.objects.get(short_name=short_name)
