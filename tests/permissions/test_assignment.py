"""Roles: given and ended in an organisation or on one object, and what each carries."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from permissions.assignment import assign, holders, join, leave, open_to, revoke, unit_of
from permissions.matrix import MATRIX
from permissions.models import LocalRole, Membership, Organisation
from permissions.policy import allowed
from permissions.roles import Role
from tests.offices import add_service
from tests.permissions.conftest import add_case
from tests.personas import MONDAY, Persona
from workflows.cases.models import Case

REGISTER = "permissions.register_order"
VIEW = "cases.view_case"


def roles_on(target: Model) -> QuerySet[LocalRole]:
    content_type = ContentType.objects.get_for_model(target)
    return LocalRole.objects.filter(content_type=content_type, object_id=target.pk)


def test_member_may_what_the_unit_may(service: Organisation, ada: Persona) -> None:
    assert not ada.may(REGISTER, service)

    join(service, ada.user, Role.FRONT_OFFICE, by=ada.user)

    assert ada.may(REGISTER, service)


def test_member_may_nothing_elsewhere(elsewhere: Organisation, sara: Persona) -> None:
    assert allowed(sara.user, elsewhere) == frozenset()


def test_joining_twice_is_joining_once(service: Organisation, sara: Persona) -> None:
    again = join(service, sara.user, Role.FRONT_OFFICE, by=sara.user)

    assert list(Membership.objects.filter(user=sara.user)) == [again]
    assert sara.user.groups.count() == 1


def test_leaver_may_nothing_and_others_stay(
    service: Organisation, sara: Persona, luca: Persona
) -> None:
    leave(service, sara.user, Role.FRONT_OFFICE, by=luca.user)

    assert allowed(sara.user, service) == frozenset()
    assert luca.may(REGISTER, service)
    assert Membership.objects.get(user=sara.user).until == MONDAY


def test_leaving_in_one_role_keeps_another(service: Organisation, sara: Persona) -> None:
    join(service, sara.user, Role.OPERATOR, by=sara.user)

    leave(service, sara.user, Role.FRONT_OFFICE, by=sara.user)

    assert allowed(sara.user, service) == {
        "permissions.break_glass",
        "permissions.use_intranet",
        "permissions.view_cases",
    }


def test_coming_back_begins_a_second_membership(
    service: Organisation, sara: Persona, clock: time_machine.Traveller
) -> None:
    leave(service, sara.user, Role.FRONT_OFFICE, by=sara.user)
    clock.shift(timedelta(days=30))

    join(service, sara.user, Role.FRONT_OFFICE, by=sara.user)

    spans = Membership.objects.filter(user=sara.user).order_by("pk").values_list("since", "until")
    later = MONDAY + timedelta(days=30)
    assert list(spans) == [(MONDAY, MONDAY), (later, None)]
    assert sara.may(REGISTER, service)


def test_role_on_one_object_opens_that_object_alone(
    case: Case, service: Organisation, ada: Persona
) -> None:
    sibling = add_case(service, rg_number=3)

    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    assert ada.may(VIEW, case)
    assert allowed(ada.user, sibling) == frozenset()


def test_role_assigned_twice_is_held_once(case: Case, ada: Persona) -> None:
    first = assign(case, ada.user, Role.OPERATOR, by=ada.user)

    assert assign(case, ada.user, Role.OPERATOR, by=ada.user) == first
    assert holders(case, Role.OPERATOR) == [ada.user]


def test_holders_are_those_of_the_role_alone(case: Case, ada: Persona, luca: Persona) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)
    assign(case, luca.user, Role.HEAD, by=ada.user)

    assert holders(case, Role.OPERATOR) == [ada.user]


def test_role_given_until_a_moment_is_made_longer_and_never_shorter(
    case: Case, ada: Persona
) -> None:
    soon, later = MONDAY + timedelta(hours=1), MONDAY + timedelta(days=1)

    for until in (soon, later, soon):
        assign(case, ada.user, Role.OPERATOR, by=ada.user, until=until)
    assert [local.until for local in roles_on(case).filter(user=ada.user)] == [soon, later]
    assert assign(case, ada.user, Role.OPERATOR, by=ada.user).until is None
    assign(case, ada.user, Role.OPERATOR, by=ada.user, until=later + timedelta(days=1))

    assert roles_on(case).filter(user=ada.user).count() == 3


def test_role_assigned_to_a_unit_is_its_members(
    case: Case, elsewhere: Organisation, pia: Persona
) -> None:
    unit = unit_of(elsewhere, Role.FRONT_OFFICE)

    assign(case, unit, Role.FRONT_OFFICE, by=pia.user)
    assign(case, unit, Role.FRONT_OFFICE, by=pia.user)

    assert pia.may(VIEW, case)
    assert holders(case, Role.FRONT_OFFICE) == []
    assert roles_on(case).filter(unit=unit).count() == 1


def test_role_revoked_from_one_stays_with_others(case: Case, ada: Persona, luca: Persona) -> None:
    for each in (ada, luca):
        assign(case, each.user, Role.OPERATOR, by=ada.user)

    revoke(case, Role.OPERATOR, by=ada.user, whom=luca.user)

    assert holders(case, Role.OPERATOR) == [ada.user]
    assert not luca.may("cases.hold_visit", case)
    assert ada.may("cases.hold_visit", case)
    assert LocalRole.objects.get(user=luca.user).until == MONDAY


def test_role_revoked_ends_for_users_and_units(case: Case, sara: Persona, ada: Persona) -> None:
    assign(case, ada.user, Role.FRONT_OFFICE, by=ada.user)

    revoke(case, Role.FRONT_OFFICE, by=ada.user)

    assert allowed(ada.user, case) == allowed(sara.user, case) == frozenset()


def test_object_opened_to_units_gives_each_its_own_role(
    other_case: Case, service: Organisation, sara: Persona, ada: Persona
) -> None:
    open_to(other_case, [unit_of(service, Role.FRONT_OFFICE), unit_of(service, Role.HEAD)])

    held = roles_on(other_case).filter(unit__organisation=service)
    assert set(held.values_list("role", flat=True)) == {"front_office", "head"}
    assert sara.may(VIEW, other_case)
    assert not ada.may(VIEW, other_case)


def test_leaver_loses_the_roles_the_membership_carried(
    case: Case, service: Organisation, ada: Persona
) -> None:
    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    leave(service, ada.user, Role.OPERATOR, by=ada.user)

    assert allowed(ada.user, case) == frozenset()
    assert holders(case, Role.OPERATOR) == []


@pytest.mark.parametrize("left", ["Milano", "Lodi"])
def test_leaver_of_one_service_keeps_the_cases_of_the_other(
    left: str, case: Case, other_case: Case, elsewhere: Organisation, ada: Persona
) -> None:
    join(elsewhere, ada.user, Role.OPERATOR, by=ada.user)
    for each in (case, other_case):
        assign(each, ada.user, Role.OPERATOR, by=ada.user)

    leave(Organisation.objects.get(name=left), ada.user, Role.OPERATOR, by=ada.user)

    assert ada.may(VIEW, case) == (left == "Lodi")
    assert ada.may(VIEW, other_case) == (left == "Milano")


def test_leaver_in_one_role_keeps_cases_held_in_another(
    case: Case, service: Organisation, ada: Persona
) -> None:
    join(service, ada.user, Role.RECEPTION, by=ada.user)
    assign(case, ada.user, Role.OPERATOR, by=ada.user)

    leave(service, ada.user, Role.RECEPTION, by=ada.user)

    assert ada.may(VIEW, case)


def test_unit_is_made_at_its_first_use_with_rights_on_its_own_organisation(
    people: dict[str, Persona],
) -> None:
    young = add_service("Pavia")

    join(young, people["ada"].user, Role.HEAD, by=people["ada"].user)

    assert unit_of(young, Role.HEAD) == young.units.get()
    assert allowed(people["ada"].user, young) == MATRIX["organisation.service"]["*"][Role.HEAD]
