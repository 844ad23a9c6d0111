"""The stages of a case, each told from the end of the one before."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.security.world.telling import Crew, Telling
from workflows.processes.forms.preliminary import hearable

CLERKS = {"TM Milano": "elsa", "Tribunale Monza": "furio"}
FIRST_SLOT = dt.datetime.fromisoformat("2026-09-15T09:00")
SLOTS_A_DAY = 9


def waiting(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.coordinator, "check_documents", name)


def assigned(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.coordinator, "assign_case", name, operator=t.user(crew.operator).pk)
    t.belongs(name, crew.operator)


def preliminary(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.operator, "meet_referrer", name)


def ready(t: Telling, name: str, crew: Crew) -> None:
    for person in hearable(t.cases[name]):
        step = "familiarise_child" if person.is_child() else "interview_adult"
        t.does(crew.operator, step, name, about=person.first_name)
    t.does(crew.operator, "assess_risk", name)
    t.does(crew.operator, "sign_agreement", name)


def visits(t: Telling, name: str, crew: Crew) -> None:
    """One visit, in a slot that no other case has."""
    taken = sum(case.visits.count() == 1 for case in t.cases.values())
    days, hours = divmod(taken, SLOTS_A_DAY)
    first = FIRST_SLOT + dt.timedelta(days=days, hours=hours)
    plan(t, name, crew.operator, first=first.strftime("%Y-%m-%dT%H:%M"), visits=1)


def plan(t: Telling, name: str, planner: str, **chosen: Any) -> None:
    t.does(planner, "plan_visits", name, **{"room": t.room(name).pk, **chosen})


def closing(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.front_office, "confirm_visit", name)
    t.does(crew.operator, "hold_visit", name)
    t.does(crew.operator, "record_visit", name)
    t.does(crew.coordinator, "validate_record", name)
    t.does(crew.coordinator, "review_plan", name)


def submitted(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.operator, "draft_report", name)


def validated(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.coordinator, "validate_report", name)


def signed(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.head, "sign_report", name)


def transmitted(t: Telling, name: str, crew: Crew) -> None:
    t.does(crew.front_office, "transmit_report", name)


def closed(t: Telling, name: str, crew: Crew) -> None:
    """The clerk takes the report in charge: the operator's access ends."""
    t.does(CLERKS[t.facts[name].court], "acknowledge_report", name)
    t.belongs(name, former=tuple(t.facts[name].operators))


STAGES: tuple[Callable[[Telling, str, Crew], None], ...] = (
    waiting,
    assigned,
    preliminary,
    ready,
    visits,
    closing,
    submitted,
    validated,
    signed,
    transmitted,
    closed,
)
BEFORE_THE_VISITS = STAGES.index(visits) + 1


def stages_until(stage: str) -> tuple[Callable[[Telling, str, Crew], None], ...]:
    """Those from the first to `stage`; of a case only received, none."""
    names = [each.__name__ for each in STAGES]
    return STAGES[: names.index(stage) + 1] if stage in names else ()
