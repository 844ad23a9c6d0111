from typing import Any

import pytest
from django import forms

from tests.personas import Persona
from tests.workflows.cases.actions.orders import amend
from tests.workflows.engine.sample.doing import census
from workflows.cases.models import Case, Room, Visit
from workflows.engine.execution import find
from workflows.processes.work import form_for


@pytest.fixture
def going_on(visited: Case, bruno: Persona) -> Case:
    """The case at its second plan, on 21 September; its order is weekly and at most an hour."""
    bruno.does("review_plan", visited, decision="continue")
    return visited


def plan(case: Case, by: Persona, **changes: Any) -> Any:
    return by.fills("plan_visits", case, **{"first": "2026-09-28T15:00", "visits": 1, **changes})


def choices(case: Case, by: Persona, name: str) -> list[str]:
    form = form_for(find(by.task("plan_visits", case), by.user), by.user)
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    return [str(each) for each in field.queryset]  # type: ignore[union-attr]


def test_plan_offers_those_the_order_authorises(going_on: Case, ada: Persona) -> None:
    assert choices(going_on, ada, "visitor") == ["Marco Rossi"]


def test_plan_offers_rooms_and_operators_of_the_service(going_on: Case, ada: Persona) -> None:
    assert choices(going_on, ada, "room") == ["Sala blu", "Sala gialla", "Sala verde"]
    assert choices(going_on, ada, "operator") == ["Ada Conti", "Luca Greco"]


def test_plan_starts_from_what_the_order_says(going_on: Case, ada: Persona) -> None:
    form = form_for(find(ada.task("plan_visits", going_on), ada.user), ada.user)

    started = [form.initial[name] for name in ("minutes", "level", "operator")]
    assert started == [60, "protected", ada.user.pk]


AGAINST: list[tuple[str, dict[str, Any]]] = [
    ("first", {"first": "2026-09-26T15:00"}),  # five days after the last visit
    ("first", {"first": "2026-09-27T15:00"}),  # Sunday
    ("first", {"first": "2026-09-28T18:30"}),
    ("first", {"first": "2027-03-08T15:00"}),  # after the order's expiry
    ("first", {"first": "2026-09-21T16:00"}),
    ("level", {"level": "video"}),
    ("minutes", {"minutes": 75}),
    ("minutes", {"minutes": 0}),
    ("visits", {"visits": 31}),
    ("visits", {"visits": 0}),
]


def test_plan_against_the_order_is_refused_beside_its_field(going_on: Case, ada: Persona) -> None:
    before = census()

    for field, changes in AGAINST:
        assert set(plan(going_on, ada, **changes).errors) == {field}, changes

    assert census() == before


def test_plan_with_people_and_rooms_from_elsewhere_is_refused(
    going_on: Case, ada: Persona, carla: Persona
) -> None:
    room = Room.objects.get(service__short_name="Lodi")
    mother = going_on.people.get(first_name="Lia")

    form = plan(going_on, ada, room=room.pk, visitor=mother.pk, operator=carla.user.pk)

    assert set(form.errors) == {"room", "visitor", "operator"}


def test_plan_books_as_many_visits_as_were_asked(going_on: Case, ada: Persona) -> None:
    plan(going_on, ada, visits=3)

    days = Visit.objects.filter(case=going_on).order_by("starts_at").values_list("starts_at")
    assert [f"{start:%d/%m}" for (start,) in days] == ["14/09", "21/09", "28/09", "05/10", "12/10"]


def test_plan_keeps_to_the_order_of_its_first_day(
    going_on: Case, ada: Persona, sara: Persona
) -> None:
    first = going_on.current_order()
    second = amend(going_on, sara, effective_from=first.issued_on.replace(month=10))

    plan(going_on, ada, first="2026-10-05T15:00", visits=2)

    booked = Visit.objects.filter(case=going_on, plan__order=second).order_by("starts_at")
    assert [f"{visit.starts_at:%d/%m}" for visit in booked] == ["05/10", "19/10"]
