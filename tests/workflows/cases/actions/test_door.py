"""At the door: who comes and goes, and the interpreter of one visit."""

import pytest
from time_machine import Traveller

from permissions.assignment import leave
from permissions.audit import broken_links
from permissions.grants import drift
from permissions.models import AuditEvent
from permissions.people import deactivate, system_user
from permissions.roles import Role
from tests.personas import Persona, on
from tests.refusals import refused
from workflows.cases.actions.door import (
    call_interpreter,
    check_in,
    check_out,
    dismiss_interpreter,
)
from workflows.cases.actions.visits import confirm_visit, decide_visit
from workflows.cases.enums import Level, VisitState
from workflows.cases.models import Case, Person, Visit


@pytest.fixture
def visit(planned: Case, clock: Traveller) -> Visit:
    """The visit of 14 September at three, a quarter of an hour before it begins."""
    clock.move_to(on("2026-09-14", "14:45"))
    return planned.visits.earliest("starts_at")


def named(visit: Visit, name: str) -> Person:
    return visit.case.people.get(first_name=name)


def test_arrival_and_leaving_are_noted_with_who_noted_them(
    visit: Visit, rita: Persona, clock: Traveller
) -> None:
    marco = named(visit, "Marco")
    check_in(visit, marco, by=rita.user)
    clock.move_to(on("2026-09-14", "16:15"))

    arrival = check_out(visit, marco, by=rita.user)

    assert (arrival.arrived_at, arrival.left_at) == (
        on("2026-09-14", "14:45"),
        on("2026-09-14", "16:15"),
    )
    assert arrival.noted_by == rita.user
    verbs = AuditEvent.objects.filter(about=f"cases.arrival:{arrival.pk}").values_list("verb")
    assert sorted(verbs) == [("person.arrived",), ("person.left",)]
    assert broken_links(visit.case) == []


def test_child_of_the_visitor_is_expected_and_the_other_parent_is_not(
    visit: Visit, rita: Persona
) -> None:
    check_in(visit, named(visit, "Giulia"), by=rita.user)

    with refused("person"):
        check_in(visit, named(visit, "Lia"), by=rita.user)


def test_nobody_comes_to_the_door_for_a_video_call(visit: Visit, rita: Persona) -> None:
    visit.level = Level.VIDEO

    with refused("person"):
        check_in(visit, named(visit, "Marco"), by=rita.user)


def test_arrival_of_another_day_is_refused(visit: Visit, rita: Persona, clock: Traveller) -> None:
    clock.move_to(on("2026-09-13", "23:59"))

    with refused(says="non è oggi"):
        check_in(visit, named(visit, "Marco"), by=rita.user)


def test_nobody_arrives_twice_or_leaves_before_arriving(visit: Visit, rita: Persona) -> None:
    marco = named(visit, "Marco")
    with refused(says="non risulta"):
        check_out(visit, marco, by=rita.user)
    check_in(visit, marco, by=rita.user)

    with refused(says="già registrato"):
        check_in(visit, marco, by=rita.user)

    check_out(visit, marco, by=rita.user)
    with refused(says="non risulta"):
        check_out(visit, marco, by=rita.user)


def test_nobody_arrives_after_the_visit_but_who_is_here_leaves(
    visit: Visit, rita: Persona, ada: Persona, clock: Traveller
) -> None:
    check_in(visit, named(visit, "Marco"), by=rita.user)
    confirm_visit(visit, by=ada.user)
    clock.move_to(on("2026-09-14", "16:00"))
    decide_visit(visit, by=ada.user, state=VisitState.HELD)

    with refused(says="già concluso"):
        check_in(visit, named(visit, "Giulia"), by=rita.user)
    assert check_out(visit, named(visit, "Marco"), by=rita.user).left_at is not None


def test_interpreter_sees_the_slot_until_the_last_have_left(
    visit: Visit, ines: Persona, bruno: Persona, clock: Traveller
) -> None:
    assert not ines.may("cases.view_slot", visit)

    call_interpreter(visit, ines.user, by=bruno.user)

    clock.move_to(on("2026-09-14", "16:14"))
    assert sees_slot(ines, visit)
    assert not ines.may("cases.view_case", visit.case)
    clock.move_to(on("2026-09-14", "16:15"))
    assert not sees_slot(ines, visit)


@pytest.mark.parametrize(
    ("state", "values"),
    [
        (VisitState.CANCELLED, {"side": "visitor", "reason": "È malato"}),
        (VisitState.ABSENCE, {"side": "visitor"}),
        (VisitState.HELD, {}),
    ],
)
def test_interpreter_loses_the_slot_with_the_visit(
    visit: Visit, ines: Persona, bruno: Persona, clock: Traveller, state: VisitState, values: dict
) -> None:
    call_interpreter(visit, ines.user, by=bruno.user)
    confirm_visit(visit, by=bruno.user)
    assert sees_slot(ines, visit)
    clock.move_to(on("2026-09-14", "15:10"))

    decide_visit(visit, by=bruno.user, state=state, **values)

    assert not sees_slot(ines, visit)
    assert not drift(visit)


def test_interpreter_is_a_member_of_the_service(
    visit: Visit, ines: Persona, rita: Persona, bruno: Persona
) -> None:
    service, by = visit.case.service, system_user()
    with refused("interpreter"):
        call_interpreter(visit, rita.user, by=bruno.user)

    deactivate(ines.user, by=by)
    with refused("interpreter"):
        call_interpreter(visit, ines.user, by=bruno.user)

    ines.user.is_active = True
    ines.user.save()
    leave(service, ines.user, Role.INTERPRETER, by=by)
    with refused("interpreter"):
        call_interpreter(visit, ines.user, by=bruno.user)


def test_interpreter_who_leaves_the_service_leaves_the_visit(
    visit: Visit, ines: Persona, bruno: Persona
) -> None:
    call_interpreter(visit, ines.user, by=bruno.user)

    leave(visit.case.service, ines.user, Role.INTERPRETER, by=system_user())

    assert not sees_slot(ines, visit)


def test_interpreter_is_called_to_no_visit_that_is_over(
    visit: Visit, ines: Persona, bruno: Persona, clock: Traveller
) -> None:
    clock.move_to(on("2026-09-14", "16:15"))

    with refused(says="già concluso"):
        call_interpreter(visit, ines.user, by=bruno.user)


def test_dismissed_interpreter_sees_nothing_more(
    visit: Visit, ines: Persona, bruno: Persona
) -> None:
    call_interpreter(visit, ines.user, by=bruno.user)

    dismiss_interpreter(visit, ines.user, by=bruno.user)

    assert not sees_slot(ines, visit)


def sees_slot(persona: Persona, visit: Visit) -> bool:
    from permissions.policy import visible_to

    rows = Visit.objects.filter(pk=visit.pk)
    return visible_to(persona.user, rows, "cases.view_slot").exists()
