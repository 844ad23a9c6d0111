"""A city with one case, carried through its whole life by the people of the demonstration."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import time_machine
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from viewflow.workflow.models import Task

from tests.answers import ANSWERS, answers
from tests.personas import Persona
from tests.security.hostile.findings import Ledger
from tests.security.hostile.judge import Answer, House
from tests.security.hostile.reader import Reader
from tests.security.races.openings import OPENINGS
from tests.security.races.town import Town
from tests.workflows.processes.orders import GIULIA, MARCO, order_answer, rows
from workflows.cases.models import Case
from workflows.engine.models import WorkAccess
from workflows.processes.forms.preliminary import hearable

# A page of somebody: whose, and its address.
Place = tuple[str, str]
REGISTER = "/provvedimenti/nuovo/"
LIA = {"first_name": "Lia", "last_name": "Bianchi", "kin": "mother", "standing": "carer"}
# By this step the case has what the processes need that no other one calls.
OPEN_BEFORE = "assess_risk"
# Who does a task that several may do: an author does not validate.
FIRST = ("sara", "ada", "irene", "bruno", "gino", "elsa")
# What is chosen the first time a step is done, the second, and so on; the last choice stays.
TURNS: dict[str, tuple[dict[str, Any], ...]] = {
    "check_documents": (
        {"decision": "integration"},
        {"decision": "clarification"},
        {"decision": "complete"},
    ),
    "confirm_visit": (
        {"decision": "confirmed"},
        {"decision": "confirmed"},
        {"decision": "cancelled", "side": "visitor"},
        {"decision": "confirmed"},
    ),
    "hold_visit": ({"state": "held"}, {"state": "interrupted"}, {"state": "refused"}),
    "validate_record": ({"decision": "return"}, {"decision": "valid"}),
    "review_plan": ({"decision": "continue"}, {"decision": "conclude"}),
    "validate_report": ({"decision": "return"}, {"decision": "approve"}),
    "sign_report": ({"decision": "return"}, {"decision": "approve"}),
    "choose_receiver": ({"decision": "offer"}, {"decision": "return", "receiver": ""}),
    "answer_transfer": ({"decision": "refuse", "reason": "no_places"},),
    "acknowledge_report": ({"decision": "reject"}, {"decision": "accept"}),
}
# Those whose turns a short life takes too: other steps follow from them.
ALWAYS_IN_TURN = {"check_documents", "choose_receiver"}


@dataclass(frozen=True)
class Moment:
    """A form that somebody has before them: where it lies, and what an ordinary person answers."""

    step: str
    who: str
    address: str
    ordinary: Mapping[str, Any] = field(default_factory=dict)

    @property
    def draft(self) -> str:
        return f"{self.address}bozza/" if self.address.startswith("/compiti/") else ""


@dataclass
class World:
    """Everybody of the demonstration, the clock, and the case once there is one."""

    people: Mapping[str, Persona]
    clock: time_machine.Traveller
    ledger: Ledger
    house: House = field(default_factory=House)
    done: Counter[str] = field(default_factory=Counter)
    # One visit, and nothing sent back: each step once.
    is_short: bool = False
    is_rehearsal: bool = False
    has_opened: bool = False

    def reader(self, name: str) -> Reader:
        """That person with a browser just opened; nobody, for the empty name."""
        user = self.people[name].user if name else None
        return Reader(name or "nobody", user, self.ledger, self.house)

    @property
    def case(self) -> Case:
        return Case.objects.latest("pk")

    def moments(self) -> Iterator[Moment]:
        """Every form of the life of the case, in its order; each is to be sent before the next."""
        people = {**rows("minori", GIULIA), **rows("adulti", MARCO, LIA)}
        yield Moment("register", "sara", REGISTER, order_answer(**people))
        while (moment := self.now()) is not None:
            if moment.step == OPEN_BEFORE and not self.has_opened:
                self.open_others()
                continue
            yield moment
            self.done[moment.step] += 1

    def open_others(self) -> None:
        """Begin the processes that no other one calls."""
        self.has_opened = True
        town = Town({name: persona.user for name, persona in self.people.items()})
        for opening in OPENINGS:
            opening.begin(self.case, town)

    def now(self) -> Moment | None:
        """The task that is due first, before one of those who may do it."""
        access = self._next()
        if access is None:
            return None
        task = access.item.task
        step = task.flow_task.name
        self._wait_for(step, task)
        return Moment(step, access.user.username, f"/compiti/{task.pk}/", self._answer(step))

    def everything(self, learning: bool = False) -> dict[Place, Answer]:
        """Every page that anybody finds by links, and the page of every task, as everybody."""
        found: dict[Place, Answer] = {}
        for name, persona in self.people.items():
            reader = self.reader(name)
            reader.is_learning = learning
            answers = reader.wander(*self._tasks_of(persona.user))
            found |= {(name, address): answer for address, answer in answers.items()}
        return found

    def _tasks_of(self, user: Any) -> list[str]:
        """The address of every task of the case that this person may do, or did."""
        theirs = Q(owner=user) | Q(work_item__access__user=user)
        tasks = Task.objects.filter(theirs, flow_task_type="HUMAN").distinct()
        return [f"/compiti/{key}/" for key in tasks.values_list("pk", flat=True)]

    def _next(self) -> WorkAccess | None:
        rows = WorkAccess.objects.order_by("due", "item")
        found = list(rows.select_related("item__task__process", "user"))
        same = [row for row in found if row.item_id == found[0].item_id]
        own = [row for row in same if row.owner_id == row.user_id]
        return min(own or same, key=_place, default=None)

    def _wait_for(self, step: str, task: Any) -> None:
        visit = task.process.coerced.visit
        if step == "hold_visit" and visit.ends_at > timezone.now():
            self.clock.move_to(visit.ends_at + timedelta(hours=1))

    def _answer(self, step: str) -> dict[str, Any]:
        case = self.case
        usual = answers(step, case) if step in ANSWERS else {}
        turns = TURNS.get(step, ({},))
        is_last = self.is_short and step not in ALWAYS_IN_TURN
        usual |= turns[-1 if is_last else min(self.done[step], len(turns) - 1)]
        if step == "plan_visits":
            usual["visits"] = 1 if self.is_short else 2
            usual["first"] = f"{timezone.localdate() + timedelta(days=7)}T15:00"
        if step == "sign_agreement":
            usual[f"signed_{hearable(case)[-1].pk}"] = ""
        return usual


def _place(access: WorkAccess) -> int:
    name = access.user.username
    return FIRST.index(name) if name in FIRST else len(FIRST)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within never was; what a limit counted is forgotten too."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
            cache.clear()
