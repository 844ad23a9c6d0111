"""Thousands of invented cases of one service, written at once for measurements."""

from datetime import date, timedelta
from typing import Any

from permissions.models import Organisation
from tests.personas import Persona, on
from workflows.cases.enums import CaseState, Level, Outcome, PersonKind, VisitState
from workflows.cases.models import (
    Case,
    CaseReason,
    CourtOrder,
    Hearing,
    Person,
    Room,
    Visit,
    VisitPlan,
)

RECEIVED = on("2026-07-02", "10:00")
DAYS = 60
VISITS = 4
STATES = (CaseState.WAITING, CaseState.PRELIMINARY, CaseState.VISITS, CaseState.CLOSED)
WENT = (VisitState.HELD, VisitState.CANCELLED, VisitState.HELD, VisitState.ABSENCE)


def add_cases(number: int, people: dict[str, Persona]) -> None:
    """Add so many cases of Milano received this quarter, with their people, orders and visits."""
    cases = Case.objects.bulk_create(_cases(Case.objects.count(), number), batch_size=500)
    Case.history.bulk_history_create(cases, batch_size=500, default_date=RECEIVED)
    CaseReason.objects.bulk_create(
        (CaseReason(case=case, reason="conflict") for case in cases), batch_size=500
    )
    children = _people(cases, PersonKind.CHILD)
    visitors = _people(cases, PersonKind.ADULT)
    author = people["ada"].user
    Hearing.objects.bulk_create(
        (Hearing(case=a.case, person=a, author=author, held_at=RECEIVED) for a in children),
        batch_size=500,
    )
    _add_visits(visitors, author)


def _cases(before: int, number: int) -> list[Case]:
    offices = {
        name: Organisation.objects.get(short_name=short)
        for name, short in (
            ("service", "Milano"),
            ("referrer", "Municipio 2"),
            ("court", "TM Milano"),
        )
    }
    return [_case(n, **offices) for n in range(before + 1, before + number + 1)]


def _case(n: int, **offices: Any) -> Case:
    state, received = STATES[n % len(STATES)], RECEIVED + timedelta(days=n % DAYS)
    is_closed = state == CaseState.CLOSED
    return Case(
        number=f"2026/{n}",
        register="vg",
        rg_number=n,
        rg_year=2026,
        state=state,
        received_at=received,
        closed_at=received + timedelta(days=1) if is_closed else None,
        outcome=Outcome.LIBERALISED if is_closed else "",
        **offices,
    )


def _people(cases: list[Case], kind: PersonKind) -> list[Person]:
    people = (
        Person(
            case=case,
            kind=kind,
            first_name=f"Nome{case.rg_number}",
            last_name="Rossi",
            birth_date=date(2010, 1, 1) + timedelta(days=case.rg_number % 4000),
        )
        for case in cases
    )
    return Person.objects.bulk_create(people, batch_size=500)


def _add_visits(visitors: list[Person], operator: Any) -> None:
    day = RECEIVED.date()
    orders = CourtOrder.objects.bulk_create(
        (
            CourtOrder(
                case=a.case, form="decree", issued_on=day, effective_from=day, regime="after"
            )
            for a in visitors
        ),
        batch_size=500,
    )
    plans = VisitPlan.objects.bulk_create(
        (
            VisitPlan(
                case=order.case,
                order=order,
                visitor=a,
                level=Level.PROTECTED,
                review_on=day,
                author=operator,
            )
            for order, a in zip(orders, visitors, strict=True)
        ),
        batch_size=500,
    )
    room = Room.objects.filter(service__short_name="Milano")[0]
    Visit.objects.bulk_create(
        (_visit(plan, n, room, operator) for plan in plans for n in range(VISITS)), batch_size=500
    )


def _visit(plan: VisitPlan, n: int, room: Room, operator: Any) -> Visit:
    start = plan.case.received_at + timedelta(days=3 * n)
    return Visit(
        case=plan.case,
        plan=plan,
        visitor=plan.visitor,
        room=room,
        operator=operator,
        level=Level.PROTECTED,
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        state=WENT[n],
    )
