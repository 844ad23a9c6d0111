"""How long it took, and who waits for what."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Min, QuerySet

from intranet.statistics.figures.counting.facts import Facts, days_between
from intranet.statistics.figures.counting.orders import OrderFact
from intranet.statistics.figures.counting.people import Child
from intranet.statistics.figures.counting.tally import Tally
from intranet.statistics.figures.figure import UNRECORDED
from workflows.cases.enums import CaseState
from workflows.cases.models import Hearing, ReferrerMeeting, Visit
from workflows.cases.models.person import completed_years

HEARING_SOON = timedelta(days=60)
INFANT = 3
"""The age, in completed years, from which a child waits as the others do."""

Moments = Mapping[int, datetime]


def first_contacts(facts: Facts) -> Moments:
    """When each case was first talked about with those it concerns, or who referred it."""
    found: dict[int, datetime] = {}
    for model in (ReferrerMeeting, Hearing):
        for case, first in _first(facts, model.objects.all(), "held_at").items():
            found[case] = min(found.get(case, first), first)
    return found


def first_visits(facts: Facts) -> Moments:
    return _first(facts, Visit.objects.held(), "starts_at")


def _first(facts: Facts, records: QuerySet[Any], moment: str) -> Moments:
    """The first of `records` of each case in charge in the quarter."""
    rows = records.filter(facts.about_active("case")).order_by().values("case")
    return dict(rows.annotate(first=Min(moment)).values_list("case", "first"))


def count_times(tally: Tally, facts: Facts) -> None:
    """The spans that ended in the quarter."""
    contacts, visits = first_contacts(facts), first_visits(facts)
    received = {case.key: case.received_at for case in facts.active}
    tally.add_spans("first_contact", _spans(facts, received, contacts))
    tally.add_spans("contact_to_visit", _spans(facts, contacts, visits))
    tally.add_spans("first_visit", _spans(facts, received, visits))
    closed = {
        case.key: case.closed_at
        for case in facts.ended
        if case.closed_at and not case.is_handed_over()
    }
    tally.add_spans("duration", _spans(facts, received, closed))


def _spans(facts: Facts, since: Moments, until: Moments) -> dict[int, dict[int, int]]:
    """Days from the one moment to the other, by service and case, of those that passed now."""
    spans: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for key, moment in until.items():
        if key in since and key in facts.cases and facts.is_within(moment):
            service = facts.cases[key].service
            spans[service][key] = days_between(since[key], moment)
    return spans


def count_waiting(
    tally: Tally,
    facts: Facts,
    states: Mapping[int, str],
    orders: Mapping[int, OrderFact],
    children: list[Child],
) -> None:
    """Those on the waiting list on the last day."""
    births: defaultdict[int, list[date | None]] = defaultdict(list)
    for child in children:
        for row in child.rows:
            births[row.case.key].append(row.birth_date)
    waited: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for case in facts.in_charge:
        if states[case.key] != CaseState.WAITING:
            continue
        priority = _priority(orders.get(case.key), births[case.key], facts.day)
        tally.add(case.service, "waiting_by_priority", priority, cases=[case.key])
        waited[case.service][case.key] = (facts.day - case.received_on).days
    tally.add_spans("waiting_time", waited)


def _priority(order: OrderFact | None, births: list[date | None], day: date) -> str:
    """The first that falls to a case, by its order in force."""
    if order is None:
        return UNRECORDED
    if order.is_urgent:
        return "urgent"
    if order.hearing and day <= order.hearing <= day + HEARING_SOON:
        return "hearing"
    if any(birth and completed_years(birth, day) < INFANT for birth in births):
        return "under_three"
    if order.protected_until and order.protected_until >= day:
        return "protective"
    return "date" if all(births) else UNRECORDED
