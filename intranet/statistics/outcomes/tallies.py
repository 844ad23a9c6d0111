"""What each case of a group gives to a measure. Small numbers stand here: none of them leaves.

Every tally is one query, or two, for however many cases; nothing later than `until` is seen.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

from intranet.statistics.figures.counting.facts import days_between
from intranet.statistics.periods import midnight
from workflows.cases.enums import CaseState, Outcome, Side, VisitState
from workflows.cases.models import Visit
from workflows.cases.querysets import CaseQuerySet

type Pairs = Mapping[int, tuple[int, int]]
"""By case: how many of its observations are so, and how many they are in all; none has none."""

type Spans = Mapping[int, int | None]
"""By case: days; None for longer than is followed."""

HELD = Q(state__in=(VisitState.HELD, VisitState.INTERRUPTED))
DUE = (
    HELD
    | Q(state__in=(VisitState.ABSENCE, VisitState.REFUSED))
    | Q(state=VisitState.CANCELLED) & ~Q(side=Side.COURT)
)
SUCCESSES = (Outcome.LIBERALISED, Outcome.REUNIFIED)

FIRST_VISIT_SOON = 60
FIRST_VISIT_FOLLOWED = 90
DURATION_FOLLOWED = 365
"""Days for which each case is followed, and must have been here, to be counted."""


def visits(cases: CaseQuerySet, until: datetime, so: Q, of: Q = DUE) -> Pairs:
    """Visits that are `so` among those that are `of`."""
    found = Visit.objects.filter(of, case__in=cases.values("pk"), starts_at__lt=until)
    rows = found.order_by().values_list("case").annotate(all=Count("pk"), so=Count("pk", filter=so))
    return {case: (some, every) for case, every, some in rows}


def first_visits(cases: CaseQuerySet, until: datetime, within: int) -> Spans:
    """Days to the first visit of those received `within` days before `until` or earlier."""
    held = Q(visits__state__in=(VisitState.HELD, VisitState.INTERRUPTED))
    first = Min("visits__starts_at", filter=held & Q(visits__starts_at__lt=until))
    rows = _followed(cases, until, within).annotate(first=first)
    return {
        case: _days(received, visit, within)
        for case, received, closed, visit in rows.values_list(
            "pk", "received_at", "closed_at", "first"
        )
        if visit or not _is_within(received, closed, within)
    }


def durations(cases: CaseQuerySet, until: datetime) -> Spans:
    """Days to the closure; those that went on at another service are not counted."""
    rows = _followed(cases, until, DURATION_FOLLOWED).exclude(
        state=CaseState.TRANSFERRED, closed_at__lt=until
    )
    return {
        case: _days(received, closed, DURATION_FOLLOWED)
        for case, received, closed in rows.values_list("pk", "received_at", "closed_at")
    }


def soon_visited(cases: CaseQuerySet, until: datetime) -> Pairs:
    """Whether the first visit came within FIRST_VISIT_SOON days."""
    spans = first_visits(cases, until, FIRST_VISIT_SOON)
    return {case: (int(days is not None), 1) for case, days in spans.items()}


def endings(cases: CaseQuerySet, until: datetime) -> Pairs:
    """Whether a closed case ended with free visits or with the family together."""
    closed = cases.filter(state=CaseState.CLOSED, closed_at__lt=until)
    rows = closed.values_list("pk", "outcome")
    return {case: (int(outcome in SUCCESSES), 1) for case, outcome in rows}


def _followed(cases: CaseQuerySet, until: datetime, days: int) -> CaseQuerySet:
    last = timezone.localdate(until) - timedelta(days=days)
    return cases.filter(received_at__lt=midnight(last))


def _days(since: datetime, moment: datetime | None, within: int) -> int | None:
    return days_between(since, moment) if moment and _is_within(since, moment, within) else None


def _is_within(since: datetime, moment: datetime | None, within: int) -> bool:
    return moment is not None and days_between(since, moment) <= within
