"""Invented cases for what is counted: each a line that can be counted by hand."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import count

from permissions.models import Organisation, User
from tests.personas import on
from workflows.cases.enums import CaseState, Outcome, PersonKind, Side, VisitState
from workflows.cases.models import Case, CourtOrder, Person, Room, Visit, VisitPlan

# One letter for how a visit went.
WENT = {
    "h": (VisitState.HELD, ""),
    "i": (VisitState.INTERRUPTED, ""),
    "a": (VisitState.ABSENCE, Side.VISITOR),
    "r": (VisitState.REFUSED, ""),
    "c": (VisitState.CANCELLED, Side.CHILD),
    "j": (VisitState.CANCELLED, Side.COURT),
    "p": (VisitState.CONFIRMED, ""),
}
_numbers = count(1)


def service(name: str) -> Organisation:
    return Organisation.objects.get(short_name=name)


def lived(
    where: Organisation,
    received: str,
    visits: str = "",
    *,
    first: int = 30,
    closed: str = "",
    outcome: str = Outcome.LIBERALISED,
    state: str = "",
    rg: int = 0,
) -> Case:
    """A case of `where`: a letter of `visits` for each, a week apart, from `first` days on."""
    number = next(_numbers)
    case = Case(
        number=f"2020/{number:05}",
        service=where,
        referrer=Organisation.objects.get(short_name="Municipio 2"),
        court=Organisation.objects.get(short_name="TM Milano"),
        register="vg",
        rg_number=rg or 100_000 + number,
        rg_year=2026,
        state=state or (CaseState.CLOSED if closed else CaseState.VISITS),
        received_at=on(received),
        closed_at=on(closed) if closed else None,
        outcome=outcome if closed else "",
    )
    Case.objects.bulk_create([case])
    if visits:
        _visit(case, visits, on(received) + timedelta(days=first))
    return case


def child(case: Case, name: str, born: str = "") -> None:
    Person.objects.create(
        case=case,
        kind=PersonKind.CHILD,
        first_name=name,
        last_name="Rossi",
        birth_date=date.fromisoformat(born) if born else None,
    )


def _visit(case: Case, visits: Iterable[str], first: datetime) -> None:
    order = CourtOrder(case=case, form="decree", issued_on=first, effective_from=first)
    who = Person(case=case, kind=PersonKind.ADULT, first_name="M", last_name="R")
    by = User.objects.get(username="ada")
    plan = VisitPlan(
        case=case, order=order, visitor=who, level="protected", review_on=first, author=by
    )
    # Without a history, which nothing counts.
    CourtOrder.objects.bulk_create([order])
    Person.objects.bulk_create([who])
    VisitPlan.objects.bulk_create([plan])
    room = Room.objects.filter(service=case.service).earliest("pk")
    starts = [first + timedelta(weeks=place) for place, _letter in enumerate(visits)]
    Visit.objects.bulk_create(
        Visit(
            case=case,
            plan=plan,
            visitor=who,
            room=room,
            operator=by,
            level="protected",
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            state=WENT[letter][0],
            side=WENT[letter][1],
        )
        for start, letter in zip(starts, visits, strict=True)
    )
