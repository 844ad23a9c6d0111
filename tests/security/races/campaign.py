"""Many lives of cases, each task of them raced, and all that must hold looked at after each."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from time_machine import Traveller

from permissions.grants import tidy
from tests.personas import receive
from tests.security.races import roads
from tests.security.races.crowd import Attempt, Outcome, rush
from tests.security.races.openings import OPENINGS
from tests.security.races.rounds import Field, Shape, attempts
from tests.security.races.soundness import events_since, last_event, unsound
from tests.security.races.town import Town
from tests.security.races.verdicts import (
    FINDINGS,
    Verdict,
    by_name,
    completions_awry,
    look,
    verdict,
)
from workflows.cases.models import Case
from workflows.engine.models import WorkItem


@dataclass
class Tally:
    """The figures of a campaign, and everything it found."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    raced: Counter[str] = field(default_factory=Counter)
    rounds: int = 0
    submissions: int = 0
    findings: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.perf_counter)

    def count(self, word: str) -> int:
        return sum(finding.startswith(word) for finding in self.findings)

    def figures(self) -> dict[str, int]:
        """Each figure by the word it is printed with; the time in seconds."""
        return {
            "rounds": self.rounds,
            "submissions": self.submissions,
            "wins": self.verdicts[Verdict.WON],
            "losers told": self.verdicts[Verdict.TOLD] + self.verdicts[Verdict.HELD],
            "refusals": self.verdicts[Verdict.REFUSED],
            "other requests": self.verdicts[Verdict.ASIDE],
            "doubled": self.count("doubled"),
            "lost": self.count("lost"),
            "left without a word": self.verdicts[Verdict.UNTOLD],
            "errors 500": self.verdicts[Verdict.CRASHED],
            "findings": len(self.findings),
            "human tasks raced": len(self.raced),
            "seconds": round(time.perf_counter() - self.began),
        }


@dataclass
class Campaign:
    """Races every task of the cases it opens. `clients` says how many come to a round."""

    town: Town
    clock: Traveller
    rng: random.Random
    clients: Callable[[], int]
    pick: Callable[[list[WorkItem]], WorkItem]
    loops: bool = True
    tally: Tally = field(default_factory=Tally)
    shapes: Sequence[Shape] = tuple(Shape)
    told: Callable[[Tally], object] = bool

    def __post_init__(self) -> None:
        self._ways: dict[int, dict[str, list[roads.Changes]]] = {}

    def open_case(self) -> Case:
        """A new case, with the detours still before it; every other one also goes back."""
        today = timezone.localdate()
        dates = {"issued_on": today - timedelta(days=4), "expires_on": today + timedelta(days=180)}
        number = Case.objects.count() + 1
        case = receive(self.town["sara"], rg_number=number, order=dates)
        ways = {**roads.DETOURS, **(roads.LOOPS if self.loops and case.pk % 2 else {})}
        self._ways[case.pk] = {step: list(changes) for step, changes in ways.items()}
        return case

    def live(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Race whatever is open, in any order, until nothing is, or until there is enough."""
        while not enough():
            items = list(WorkItem.objects.select_related("task__process").order_by("pk"))
            if not items:
                return
            self.race(self.pick([item for item in items if not _waits(item)] or items))

    def race(self, item: WorkItem) -> None:
        """One round at one task; who came in vain finds it done."""
        case = _case_of(item)
        self._wait_for(item)
        step = str(item.task.flow_task.name)
        changes = next(iter(self._ways.get(case.pk, {}).get(step, [])), {})
        field = Field(self.town, item, case, changes, self.rng)
        shape = self.shapes[self.tally.rounds % len(self.shapes)]
        known = last_event()
        outcomes = self.run(attempts(field, shape, self.clients()), case, step, shape)
        self._finish(field, outcomes)
        self._repetitions(known, f"{case} {step}", outcomes)
        self._after(case, item, step)

    def run(
        self, sent: list[Attempt], case: Case, step: str, shape: str, *acts: Callable[[], object]
    ) -> list[Outcome]:
        """Send it all at once, judge every answer, look at everything."""
        before = look(sent)
        outcomes = rush(sent, *acts)
        self.tally.rounds += 1
        self.tally.submissions += sum(each.way == "submit" for each in sent)
        where = f"{case} {step} ({shape})"
        for outcome in outcomes:
            meaning = verdict(outcome, before)
            self.tally.verdicts[meaning] += 1
            if meaning in FINDINGS:
                self._found(f"{meaning}: {where}: {_words(outcome)}")
        answered = [each for each in outcomes if each.attempt.way != "act"]
        for wrong in [*completions_awry(answered, before), *unsound([case])]:
            self._found(f"{wrong} — {where}")
        self.told(self.tally)
        return outcomes

    def _finish(self, field: Field, outcomes: list[Outcome]) -> None:
        """Somebody took the task and did not send it: they do it now, or it was lost."""
        if field.task not in _open([field.task]):
            return
        hands = ("take", "take_over")
        taken = any(each.attempt.way in hands and each.status == 302 for each in outcomes)
        field.item.refresh_from_db()
        where = f"{field.case} {field.step}"
        if not taken:
            self._found(f"lost: {where}: {[_words(each) for each in outcomes]}")
        last = self.run([field.submit(field.able()[0])], field.case, field.step, "the one left")
        if not last[0].won:
            self._found(f"stuck: {where}: {_words(last[0])}")
            raise Stuck(where, self.tally.findings[-3:])

    def _repetitions(self, known: int, where: str, outcomes: list[Outcome]) -> None:
        """What was done once stands once in the log."""
        won = max(1, sum(each.won for each in outcomes))
        news = events_since(known)
        if not news:
            self._found(f"lost: {where} left no event")
        for (verb, *_), times in news.items():
            if times > won and verb not in MANY_TIMES:
                self._found(f"doubled: {where}: {verb} stands {times} times in the log")

    def _after(self, case: Case, item: WorkItem, step: str) -> None:
        self.tally.raced[roads.label(item.task.flow_task)] += 1
        if ways := self._ways.get(case.pk, {}).get(step):
            ways.pop(0)
        self._go_on(timezone.now() + timedelta(minutes=2))
        case.refresh_from_db()
        for opening in OPENINGS:
            if opening.after == step:
                opening.begin(case, self.town)

    def _wait_for(self, item: WorkItem) -> None:
        """Time goes by until the visit a task is about is over."""
        visit = getattr(item.task.process.coerced, "visit", None)
        if visit is not None and visit.ends_at > timezone.now() and visit.state == "confirmed":
            self._go_on(visit.ends_at + timedelta(hours=1))

    def _go_on(self, moment: datetime) -> None:
        """The clock moves, and what ends by it ends, as the background work sees to it."""
        self.clock.move_to(moment)
        tidy()

    def _found(self, finding: str) -> None:
        self.tally.findings.append(finding)


def _waits(item: WorkItem) -> bool:
    """A case is not taken over while the service that gives it up has visits to write down."""
    if item.task.flow_task.name != "answer_transfer":
        return False
    return _case_of(item).visits.unfinished().begun().exists()


# One act of a person may write these for several people.
MANY_TIMES = ("role.revoked", "role.assigned", "task.taken_over")


PROBLEMS = re.compile(r"data-problems>(.*?)</ul>", re.DOTALL)


class Stuck(Exception):
    """A task that nobody can do any more."""


def never_raced(tally: Tally) -> list[str]:
    """The human tasks that no round reached, in words for whoever added them."""
    return [
        f"{each}: no case ever got there; add a way in roads.py or openings.py"
        for each in sorted(roads.human_tasks().keys() - tally.raced.keys())
    ]


def _case_of(item: WorkItem) -> Case:
    process: Any = item.task.process.coerced
    case: Case = process.case
    return case


def _open(tasks: Sequence[int]) -> list[int]:
    return list(WorkItem.objects.filter(pk__in=tasks).values_list("pk", flat=True))


def _objections(outcome: Outcome) -> str:
    """What the form that came back says against the answers."""
    said = PROBLEMS.search(outcome.text)
    return " ".join(strip_tags(said.group(1)).split()) if said else ""


def _words(outcome: Outcome) -> str:
    attempt = outcome.attempt
    return (
        f"{by_name(attempt.who)} {attempt.way} task {attempt.task} → {outcome.status} "
        f"{outcome.said or ''} {outcome.trouble} {_objections(outcome)}".strip()
    )
