"""An absent operator's cases pass to a colleague for a span, and return by the clock."""

from datetime import timedelta

import pytest
from time_machine import Traveller

from permissions.assignment import assign, holders, join, leave, revoke
from permissions.grants import drift
from permissions.models import LocalRole, Organisation
from permissions.people import deactivate
from permissions.policy import allowed
from permissions.roles import Role
from permissions.substitution import at_work, end_substitution, turn_over
from tests.permissions.absences import FRIDAY, HOLD, replaced
from tests.permissions.conftest import add_case
from tests.personas import MONDAY, Persona
from tests.refusals import refused
from workflows.cases.models import Case

SATURDAY = FRIDAY + timedelta(days=1)


def test_substitute_may_what_the_absent_may(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    assert allowed(rosa.user, hers) == allowed(ada.user, hers)
    assert at_work(ada.user, hers) == rosa.user
    assert not drift(hers)


def test_case_of_the_absent_is_still_theirs(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    assert holders(hers, Role.OPERATOR) == [ada.user]


def test_substitution_ends_by_the_clock_though_nothing_tidies_up(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    replaced(service, ada, rosa)

    clock.move_to(FRIDAY - timedelta(seconds=1))
    assert rosa.may(HOLD, hers)
    assert rosa.sees(hers)
    clock.move_to(FRIDAY)

    assert not rosa.may(HOLD, hers)
    assert not rosa.sees(hers)
    assert at_work(ada.user, hers) == ada.user


def test_substitution_to_come_opens_nothing_before_its_day(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    tomorrow = MONDAY + timedelta(days=1)
    substitution = replaced(service, ada, rosa, since=tomorrow)

    turn_over()
    assert not rosa.may(HOLD, hers)
    clock.move_to(tomorrow)
    turn_over()

    substitution.refresh_from_db()
    assert rosa.may(HOLD, hers)
    assert substitution.is_under_way()


def test_turning_over_ends_what_has_passed_once(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    substitution = replaced(service, ada, rosa)
    clock.move_to(FRIDAY)

    turn_over()
    substitution.refresh_from_db()
    ended_at = substitution.ended_at
    clock.shift(60)
    turn_over()

    substitution.refresh_from_db()
    assert ended_at == substitution.ended_at == FRIDAY
    assert not substitution.is_under_way()
    assert not drift(hers)


def test_substitution_ended_early_returns_the_work(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    substitution = replaced(service, ada, rosa)
    clock.shift(3600)

    end_substitution(substitution, by=ada.user)

    assert not rosa.may(HOLD, hers)
    assert ada.may(HOLD, hers)
    assert substitution.until == MONDAY + timedelta(hours=1)


def test_substitution_called_off_before_its_day_never_begins(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    tomorrow = MONDAY + timedelta(days=1)
    substitution = replaced(service, ada, rosa, since=tomorrow)

    end_substitution(substitution, by=ada.user)
    assert substitution.until - substitution.since == timedelta(microseconds=1)
    clock.move_to(tomorrow)
    turn_over()

    assert not rosa.may(HOLD, hers)


def test_case_given_to_the_absent_meanwhile_is_covered_too(
    service: Organisation, case: Case, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    assert rosa.may(HOLD, case)


def test_case_elsewhere_is_not_covered(
    elsewhere: Organisation, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    join(elsewhere, ada.user, Role.OPERATOR, by=ada.user)
    there = add_case(elsewhere, rg_number=9)
    assign(there, ada.user, Role.OPERATOR, by=ada.user)

    replaced(service, ada, rosa)
    assign(there, ada.user, Role.OPERATOR, by=ada.user)

    assert ada.may(HOLD, there)
    assert not rosa.may(HOLD, there)


def test_role_taken_from_the_absent_is_taken_from_the_substitute(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    revoke(hers, Role.OPERATOR, by=ada.user, whom=ada.user)

    assert allowed(rosa.user, hers) == frozenset()
    assert not drift(hers)


def test_own_role_of_the_substitute_outlives_the_substitution(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, clock: Traveller
) -> None:
    assign(hers, rosa.user, Role.OPERATOR, by=ada.user)
    replaced(service, ada, rosa)

    revoke(hers, Role.OPERATOR, by=ada.user, whom=ada.user)
    clock.move_to(FRIDAY)
    turn_over()

    assert rosa.may(HOLD, hers)
    assert not ada.may(HOLD, hers)


def test_role_given_to_the_substitute_meanwhile_is_their_own(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    substitution = replaced(service, ada, rosa)
    assign(hers, rosa.user, Role.OPERATOR, by=ada.user, until=FRIDAY)

    end_substitution(substitution, by=ada.user)

    assert rosa.may(HOLD, hers)


def test_role_that_is_lent_is_not_taken_from_who_stands_in(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    revoke(hers, Role.OPERATOR, by=ada.user, whom=rosa.user)

    assert rosa.may(HOLD, hers)


def test_substitution_goes_on_when_one_leaves_another_service(
    hers: Case, service: Organisation, elsewhere: Organisation, ada: Persona, rosa: Persona
) -> None:
    join(elsewhere, rosa.user, Role.OPERATOR, by=ada.user)
    replaced(service, ada, rosa)

    leave(elsewhere, rosa.user, Role.OPERATOR, by=ada.user)

    assert rosa.may(HOLD, hers)


@pytest.mark.parametrize("leaver", ["ada", "rosa"])
def test_substitution_ends_when_one_of_the_two_leaves(
    hers: Case, service: Organisation, ada: Persona, rosa: Persona, leaver: str
) -> None:
    substitution = replaced(service, ada, rosa)

    leave(service, {"ada": ada, "rosa": rosa}[leaver].user, Role.OPERATOR, by=ada.user)

    substitution.refresh_from_db()
    assert substitution.ended_at == MONDAY
    assert not rosa.may(HOLD, hers)
    assert LocalRole.objects.current().filter(substitution=substitution).count() == 0


def test_span_must_have_an_end_to_come(service: Organisation, ada: Persona, rosa: Persona) -> None:
    before = MONDAY - timedelta(days=2)

    with refused("until", says="dopo il suo inizio"):
        replaced(service, ada, rosa, since=FRIDAY, until=FRIDAY)
    with refused("until", says="passato"):
        replaced(service, ada, rosa, since=before, until=MONDAY)


def test_only_operators_of_the_service_stand_in_for_each_other(
    service: Organisation, elsewhere: Organisation, ada: Persona, sara: Persona, rosa: Persona
) -> None:
    with refused("stand_in", says="non è fra gli operatori"):
        replaced(service, ada, sara)
    with refused("absent", says="non è fra gli operatori"):
        replaced(elsewhere, ada, rosa)
    with refused("stand_in", says="sé stesso"):
        replaced(service, ada, ada)
    leave(service, rosa.user, Role.OPERATOR, by=ada.user)
    with refused("stand_in", says="non è fra gli operatori"):
        replaced(service, ada, rosa)
    join(service, rosa.user, Role.OPERATOR, by=ada.user)
    deactivate(rosa.user, by=ada.user)
    with refused("stand_in", says="non è fra gli operatori"):
        replaced(service, ada, rosa)


def test_absences_that_overlap_are_refused(
    service: Organisation, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa)

    with refused("absent", says="già chi sostituisce"):
        replaced(
            service, ada, rosa, since=FRIDAY - timedelta(days=1), until=FRIDAY + timedelta(days=1)
        )
    with refused("stand_in", says="anche questa persona è assente"):
        replaced(service, rosa, ada)

    later = replaced(service, ada, rosa, since=FRIDAY, until=SATURDAY)
    assert later.began_at is None


def test_absence_may_come_before_one_that_was_named_already(
    service: Organisation, ada: Persona, rosa: Persona
) -> None:
    replaced(service, ada, rosa, since=FRIDAY, until=SATURDAY)

    assert replaced(service, ada, rosa).is_under_way()


def test_who_stands_in_for_somebody_cannot_be_absent_meanwhile(
    service: Organisation, ada: Persona, rosa: Persona, sara: Persona
) -> None:
    join(service, sara.user, Role.OPERATOR, by=ada.user)
    replaced(service, ada, rosa)

    with refused("absent", says="sostituisce già"):
        replaced(service, rosa, sara)
