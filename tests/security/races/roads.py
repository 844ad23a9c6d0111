"""Which human tasks there are, and how a case gets to each of them.

The tasks are read from the flows: a new one that no road reaches, or for which nobody knows what
to type, is named by `unreadable` or by the campaign itself.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import import_module
from itertools import count
from pkgutil import iter_modules
from typing import Any

from django.db.models import Q
from django.utils import timezone

import workflows.processes
from tests.answers import ANSWERS, answers
from tests.security.races.openings import OPENINGS
from workflows.cases.models import Case, Room, Visit
from workflows.cases.planner import is_open_on
from workflows.engine.call_activity import CallActivity
from workflows.engine.flow import TreeFlow
from workflows.engine.nodes import HumanTask
from workflows.processes.path import CasePathFlow

Changes = dict[str, Any]
HOUR = timedelta(hours=1)

# What is answered the first times a step is done in a case, instead of the ordinary answer: the
# ways to the tasks that an ordinary life never meets.
DETOURS: dict[str, list[Changes]] = {
    "check_documents": [
        {"decision": "integration", "missing": "Relazione sociale"},
        {"decision": "clarification", "missing": "Frequenza degli incontri"},
    ],
}
# And the ways back, which make a life longer but meet no other task.
LOOPS: dict[str, list[Changes]] = {
    "validate_record": [{"decision": "return", "remarks": "Chi era presente?"}],
    "review_plan": [{"decision": "continue", "reasons": "Servono altri incontri."}],
    "validate_report": [{"decision": "return", "remarks": "Dire quanti incontri."}],
    "sign_report": [{"decision": "return", "remarks": "Dire quanti incontri."}],
    "transmit_report": [
        {"decision": "return", "remarks": "Dire quanti incontri.", "protocol": None}
    ],
    "acknowledge_report": [{"decision": "reject", "reason": "Manca la sezione."}],
    "answer_transfer": [{"decision": "refuse", "reason": "no_places"}],
    # Who refused is not asked again.
    "choose_receiver": [{}, {"decision": "return", "receiver": None}],
}


@cache
def flows() -> list[Any]:
    """Every flow of the house."""
    package = workflows.processes
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    return [each for each in _below(TreeFlow) if each.__module__.startswith(package.__name__)]


def _below(base: type[TreeFlow]) -> Iterator[type[TreeFlow]]:
    for each in base.__subclasses__():
        yield each
        yield from _below(each)


def label(node: Any) -> str:
    return f"{node.flow_class.__name__}.{node.name}"


@cache
def human_tasks() -> dict[str, HumanTask]:
    """Every human task of every flow, by name."""
    nodes = (node for flow in flows() for node in flow.instance.nodes())
    return {label(node): node for node in nodes if isinstance(node, HumanTask)}


def unreadable() -> list[str]:
    """What is missing before everything can be raced, in words for whoever added a task."""
    nodes = (node for flow in flows() for node in flow.instance.nodes())
    called = {node.called for node in nodes if isinstance(node, CallActivity)}
    begun = {CasePathFlow, *called, *(opening.flow for opening in OPENINGS)}
    return [
        f"{each}: nobody knows what to type; add answers to ANSWERS in tests/answers.py"
        for each, node in sorted(human_tasks().items())
        if node.name not in ANSWERS
    ] + [
        f"{flow.__name__}: nobody knows how it begins; add an Opening in openings.py"
        for flow in flows()
        if flow not in begun
    ]


def typed(step: str, case: Case, changes: Changes) -> Changes:
    """What is sent for `step`: the ordinary answers, at the day the campaign has come to."""
    given = {**answers(step, case), **_booked(step, case), **changes}
    return {name: value for name, value in given.items() if value is not None}


def _booked(step: str, case: Case) -> Changes:
    """One visit, in the first room and hour that nobody has taken."""
    if step != "plan_visits":
        return {}
    rooms = list(Room.objects.filter(service=case.service).order_by("pk"))
    first, room = next(
        (start, room)
        for days in count(7)
        for start in _hours(timezone.localdate() + timedelta(days=days))
        for room in rooms
        if not _is_taken(start, room, case.operator)
    )
    return {"first": first.strftime("%Y-%m-%dT%H:%M"), "room": room.pk, "visits": 1}


def _hours(day: date) -> list[datetime]:
    """The hours of an open day; before the first the visitor waits, after the last stays."""
    zone = timezone.get_current_timezone()
    return [datetime.combine(day, time(hour), zone) for hour in range(10, 17) if is_open_on(day)]


def _is_taken(start: datetime, room: Room, operator: Any) -> bool:
    around = {"starts_at__lt": start + HOUR, "ends_at__gt": start}
    place = Q(room=room) | Q(operator=operator)
    return Visit.objects.taking_place().filter(place, **around).exists()
