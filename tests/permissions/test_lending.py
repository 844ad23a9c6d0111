"""What passes to who stands in, and what does not."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from time_machine import Traveller

from permissions.assignment import assign, join, revoke
from permissions.models import AuditEvent, LocalRole, Organisation, Substitution
from permissions.people import deactivate
from permissions.roles import Role
from permissions.substitution import (
    at_work,
    end_substitution,
    substitution_began,
    substitution_ended,
    turn_over,
)
from tests.hearing import heard
from tests.permissions.absences import FRIDAY, HOLD, replaced
from tests.permissions.conftest import add_case
from tests.personas import MONDAY, Persona
from workflows.cases.models import Case

TUESDAY = MONDAY + timedelta(days=1)
Told = tuple[list[Any], list[Any]]


@pytest.fixture
def told() -> Iterator[Told]:
    """What was heard of substitutions that began, and that ended: which, and on what."""
    names = ("substitution", "guards")
    with heard(substitution_began, *names) as began, heard(substitution_ended, *names) as ended:
        yield began, ended


@pytest.fixture
def mine(service: Organisation, luca: Persona, ada: Persona) -> Case:
    """A case of Luca, an operator of the same service."""
    join(service, luca.user, Role.OPERATOR, by=ada.user)
    case = add_case(service, rg_number=7)
    assign(case, luca.user, Role.OPERATOR, by=ada.user)
    return case


def lent_to(person: Persona) -> set[Any]:
    lent = LocalRole.objects.filter(user=person.user).exclude(substitution=None)
    return {local.target for local in lent}


def test_beginning_and_end_are_told_with_what_passes(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, told: Told
) -> None:
    substitution = replaced(service, ada, rosa)
    end_substitution(substitution, by=ada.user)

    assert told == ([(substitution, [hers])], [(substitution, [hers])])


def test_only_what_the_absent_does_now_as_an_operator_passes(
    hers: Case,
    mine: Case,
    service: Organisation,
    ada: Persona,
    rosa: Persona,
    told: Told,
    clock: Traveller,
) -> None:
    former, coordinated = (add_case(service, rg_number=number) for number in (8, 9))
    assign(former, ada.user, Role.OPERATOR, by=ada.user)
    revoke(former, Role.OPERATOR, by=ada.user)
    assign(coordinated, ada.user, Role.COORDINATOR, by=ada.user)

    substitution = replaced(service, ada, rosa)

    assert lent_to(rosa) == {hers}
    assert told == ([(substitution, [hers])], [])


def test_what_is_granted_to_one_person_alone_is_not_lent(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Case, "guard_is_personal", True, raising=False)

    replaced(service, ada, rosa)

    assert lent_to(rosa) == set()


def test_what_is_given_to_others_or_as_something_else_is_not_lent(
    mine: Case, case: Case, service: Organisation, luca: Persona, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    assign(mine, luca.user, Role.OPERATOR, by=ada.user)
    assign(case, ada.user, Role.COORDINATOR, by=ada.user)

    assert lent_to(rosa) == set()


@pytest.mark.parametrize(("since", "now"), [(MONDAY, FRIDAY), (TUESDAY, TUESDAY)])
def test_what_the_absent_is_given_before_the_work_passed_or_after_the_span_is_not_lent(
    since: datetime,
    now: datetime,
    case: Case,
    service: Organisation,
    ada: Persona,
    rosa: Persona,
    clock: Traveller,
) -> None:
    replaced(service, ada, rosa, since=since)
    clock.move_to(now)

    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    assert lent_to(rosa) == set()


def test_what_the_absent_is_given_when_they_are_back_is_not_lent(
    case: Case, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    end_substitution(replaced(service, ada, rosa), by=ada.user)

    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    assert lent_to(rosa) == set()


def test_substitution_that_is_due_begins_once(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    substitution = replaced(service, ada, rosa, since=TUESDAY)
    assert not substitution.is_under_way()
    clock.move_to(TUESDAY)

    turn_over()
    turn_over()

    assert AuditEvent.objects.filter(verb="substitution.began").count() == 1
    assert lent_to(rosa) == {hers}


def test_who_is_at_work_is_asked_of_one_object(
    hers: Case, mine: Case, service: Organisation, ada: Persona, luca: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    assert at_work(ada.user, hers) == rosa.user
    assert at_work(ada.user, mine) == ada.user
    assert at_work(ada.user, Organisation(pk=hers.pk)) == ada.user
    assert at_work(luca.user, hers) == luca.user
    assert at_work(None, hers) is None


def test_who_lost_what_was_lent_is_not_at_work(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    revoke(hers, Role.OPERATOR, by=ada.user, whom=ada.user)

    assert at_work(ada.user, hers) == ada.user


def test_role_that_ended_before_the_absence_keeps_its_end(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    substitution = replaced(service, ada, rosa)
    revoke(hers, Role.OPERATOR, by=ada.user, whom=ada.user)
    clock.shift(3600)

    end_substitution(substitution, by=ada.user)

    assert LocalRole.objects.get(substitution=substitution).until == MONDAY


def test_who_goes_ends_their_own_absences_once_and_those_of_nobody_else(
    hers: Case,
    mine: Case,
    service: Organisation,
    ada: Persona,
    luca: Persona,
    rosa: Persona,
    clock: Traveller,
) -> None:
    over = replaced(service, ada, luca)
    end_substitution(over, by=ada.user)
    clock.shift(3600)
    going, other = replaced(service, ada, rosa), replaced(service, luca, rosa)

    deactivate(ada.user, by=rosa.user)

    ends = dict(Substitution.objects.values_list("pk", "ended_at"))
    assert ends == {over.pk: MONDAY, going.pk: MONDAY + timedelta(hours=1), other.pk: None}
    assert rosa.may(HOLD, mine)
    assert not rosa.may(HOLD, hers)
