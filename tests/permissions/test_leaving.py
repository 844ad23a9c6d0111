"""What ends with a membership: the roles it carried on single objects, offices among them."""

from datetime import timedelta

import time_machine

from permissions.assignment import assign, join, leave
from permissions.grants import unit_changed
from permissions.models import LocalRole, Membership, Organisation
from permissions.roles import Role
from tests.hearing import heard
from tests.permissions.conftest import add_case
from tests.personas import MONDAY, Persona
from workflows.cases.models import Case

REGISTER = "permissions.register_order"


def test_role_on_the_office_itself_ends_with_the_membership_there(
    service: Organisation, elsewhere: Organisation, ada: Persona
) -> None:
    join(elsewhere, ada.user, Role.FRONT_OFFICE, by=ada.user)
    for office in (service, elsewhere):
        assign(office, ada.user, Role.FRONT_OFFICE, by=ada.user)

    leave(service, ada.user, Role.FRONT_OFFICE, by=ada.user)

    assert not ada.may(REGISTER, service)
    assert ada.may(REGISTER, elsewhere)
    assert LocalRole.objects.get(user=ada.user, until=MONDAY).target == service


def test_units_are_told_who_joined_and_who_left(service: Organisation, ada: Persona) -> None:
    with heard(unit_changed, "user") as told:
        join(service, ada.user, Role.HEAD, by=ada.user)
        assert told == [ada.user]
        leave(service, ada.user, Role.HEAD, by=ada.user)

    assert told == [ada.user] * 2


def test_only_the_role_that_is_left_ends_there_and_of_that_person(
    service: Organisation, elsewhere: Organisation, luca: Persona, ada: Persona
) -> None:
    for person, office, role in (
        (ada, service, Role.FRONT_OFFICE),
        (ada, elsewhere, Role.FRONT_OFFICE),
        (luca, service, Role.FRONT_OFFICE),
    ):
        join(office, person.user, role, by=ada.user)
    before = Membership.objects.current().count()

    leave(service, ada.user, Role.FRONT_OFFICE, by=ada.user)

    ended = Membership.objects.get(user=ada.user, organisation=service, role=Role.FRONT_OFFICE)
    assert ended.until == MONDAY
    assert Membership.objects.current().count() == before - 1


def test_what_ended_before_ended_then(
    service: Organisation, ada: Persona, clock: time_machine.Traveller
) -> None:
    for _ in range(2):
        join(service, ada.user, Role.FRONT_OFFICE, by=ada.user)
        assign(service, ada.user, Role.FRONT_OFFICE, by=ada.user)
        leave(service, ada.user, Role.FRONT_OFFICE, by=ada.user)
        clock.shift(timedelta(days=1))

    spans = ada.user.memberships.filter(role=Role.FRONT_OFFICE).order_by("pk")
    parts = LocalRole.objects.filter(user=ada.user, role=Role.FRONT_OFFICE).order_by("pk")
    days = [MONDAY, MONDAY + timedelta(days=1)]
    assert [each.until for each in spans] == days
    assert [each.until for each in parts] == days


def test_part_that_each_office_has_in_a_case_carries_a_role_on_it(
    case: Case, service: Organisation, ada: Persona
) -> None:
    sibling = add_case(service, rg_number=3)
    offices = (case.referrer, case.court)
    for office in offices:
        join(office, ada.user, Role.HEAD, by=ada.user)
        assign(case, ada.user, Role.HEAD, by=ada.user)
        assign(sibling, ada.user, Role.HEAD, by=ada.user)

    leave(case.referrer, ada.user, Role.HEAD, by=ada.user)

    assert ada.may("cases.sign_report", case)
    assert not ada.may("cases.sign_report", sibling)
    leave(case.court, ada.user, Role.HEAD, by=ada.user)
    assert not ada.may("cases.sign_report", case)
