"""What ends with a membership: the roles it carried on single objects, offices among them."""

from permissions.assignment import assign, join, leave
from permissions.models import LocalRole, Organisation
from permissions.roles import Role
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
