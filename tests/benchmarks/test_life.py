"""A whole life of a case against the same life in stock viewflow."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.answers import answers
from tests.benchmarks import bare_life
from tests.benchmarks.script import LIFE
from tests.personas import Persona, on, receive
from workflows.cases.models import Case
from workflows.documents.actions.papers import receive_order
from workflows.processes.opening import open_case
from workflows.processes.work import submit

pytestmark = [pytest.mark.benchmark, pytest.mark.django_db]
GOAL = 1.4
ROUNDS = 5


@dataclass
class Cost:
    statements: int
    seconds: float


def measured(life: Callable[[], None]) -> Cost:
    """Statements of one life, and its processor seconds."""
    with CaptureQueriesContext(connection) as captured:
        began = time.process_time()
        life()
        return Cost(len(captured), time.process_time() - began)


def our_life(case: Case, people: dict[str, Persona], clock: Any) -> None:
    for day, who, step, _ in LIFE:
        clock.move_to(on(day, "17:00"))
        case.refresh_from_db()
        task_pk = bare_life.open_task(step)
        form = submit(task_pk, people[who].user, answers(step, case))
        assert form.is_valid(), (step, form.errors)


def bare_version(case: Case, people: dict[str, Persona], clock: Any) -> None:
    bare_life.begin(case)
    for day, who, step, about in LIFE:
        clock.move_to(on(day, "17:00"))
        case.refresh_from_db()
        bare_life.do(step, about, case, people[who].user)


def test_life_costs_at_most_the_goal(people: dict[str, Persona], clock: Any) -> None:
    costs: dict[str, list[Cost]] = {"ours": [], "bare": []}
    lives = {"ours": (our_life, open_case), "bare": (bare_version, receive_order)}

    for number in range(ROUNDS):
        for name, (life, opening) in lives.items():
            clock.move_to(on("2026-09-07"))
            case = receive(people["sara"], 100 + 2 * number + (name == "bare"), opening)
            costs[name].append(measured(partial(life, case, people, clock)))
            case.visits.update(state="cancelled")

    statements = ratio(costs, "statements")
    seconds = ratio(costs, "seconds")
    print(f"\nA life against stock viewflow: statements {statements:.2f}, CPU {seconds:.2f}")
    assert statements <= GOAL
    assert seconds <= GOAL


def ratio(costs: dict[str, list[Cost]], figure: str) -> float:
    """The median of ours over the median of stock viewflow's."""
    ours, bare = (
        statistics.median(getattr(cost, figure) for cost in costs[name]) for name in costs
    )
    return float(ours / bare)
