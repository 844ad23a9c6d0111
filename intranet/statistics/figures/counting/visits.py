"""Counts of the visits of a quarter."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Case as Choice
from django.db.models import (
    Count,
    DurationField,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)

from intranet.statistics.figures.counting.facts import Facts
from intranet.statistics.figures.counting.tally import Tally
from intranet.statistics.figures.figure import UNRECORDED
from workflows.cases.actions.visits import ONE_SIDED
from workflows.cases.enums import Level, VisitState
from workflows.cases.models import Visit
from workflows.cases.querysets import TO_COME, VisitQuerySet

BY_CASE = ("case__service", "case")
TOOK_PLACE = (VisitState.HELD, VisitState.INTERRUPTED)
RECORDED = (*TOOK_PLACE, VisitState.REFUSED)
MISSED = (VisitState.CANCELLED, VisitState.ABSENCE)


def count_visits(tally: Tally, facts: Facts) -> None:
    """How they went, and the minutes they took of rooms, operators and levels."""
    for service, case, state, side, level, noting, count, took in _grouped(facts):
        tally.add(service, "visits", _outcome(state, side), cases=[case], value=count)
        if state in RECORDED:
            tally.add(service, "incidents", noting, cases=[case], value=count)
        minutes = int(took.total_seconds()) // 60
        if state in TOOK_PLACE:
            tally.add(service, "visit_minutes", level, cases=[case], value=minutes)
        if state not in MISSED:
            tally.add(service, "operator_minutes", cases=[case], value=minutes)
            if level != Level.VIDEO:
                tally.add(service, "room_minutes", cases=[case], value=minutes)
    _count_resources(tally, facts)
    _count_levels(tally, facts)


def _visits(facts: Facts) -> VisitQuerySet:
    return Visit.objects.filter(starts_at__gte=facts.start, starts_at__lt=facts.end).order_by()


def _grouped(facts: Facts) -> QuerySet[Any, Any]:
    """The visits of each case by how they went, with what their records say of incidents: read
    at once, so that what is counted of them agrees.
    """
    noting = Choice(
        When(record__isnull=True, then=Value(UNRECORDED)),
        When(record__incidents="", then=Value("without")),
        default=Value("with"),
    )
    span = Sum(F("ends_at") - F("starts_at"), output_field=DurationField())
    noted = _visits(facts).annotate(noting=noting)
    groups = noted.values_list(*BY_CASE, "state", "side", "level", "noting")
    return groups.annotate(count=Count("pk"), took=span)


def _outcome(state: str, side: str) -> str:
    if state in ONE_SIDED:
        return f"{state}_{side or UNRECORDED}"
    return "undecided" if state in TO_COME else state


def _count_resources(tally: Tally, facts: Facts) -> None:
    """Rooms and operators, each once; with the cases they were there for."""
    occupied = _visits(facts).taking_place()
    in_rooms = occupied.exclude(level=Level.VIDEO)
    _count_distinct(tally, "rooms_in_use", in_rooms.values_list(*BY_CASE, "room").distinct())
    _count_distinct(tally, "operators", occupied.values_list(*BY_CASE, "operator").distinct())


def _count_distinct(tally: Tally, figure: str, rows: Iterable[tuple[int, int, int]]) -> None:
    users: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for service, case, thing in rows:
        users[service, thing].append(case)
    for (service, _thing), cases in users.items():
        tally.add(service, figure, cases=cases)


def _count_levels(tally: Tally, facts: Facts) -> None:
    """Visits at another level than the one before with the same person in the same case."""
    earlier = Visit.objects.held().filter(
        case=OuterRef("case"), visitor=OuterRef("visitor"), starts_at__lt=OuterRef("starts_at")
    )
    before = Subquery(earlier.order_by("-starts_at").values("level")[:1])
    changed = _visits(facts).held().annotate(before=before).exclude(level=F("before"))
    groups: Any = changed.exclude(before=None).values_list(*BY_CASE, "before", "level")
    for service, case, was, now, count in groups.annotate(count=Count("pk")):
        way = "looser" if Level(now).is_below(Level(was)) else "closer"
        tally.add(service, "level_changes", way, cases=[case], value=count)
