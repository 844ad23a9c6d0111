"""Which roles there are where, written down a second time from the rules of the service."""

import pytest

from permissions.models import Organisation
from permissions.roles import ROLES_OF, SERVICE_WIDE

HELD_IN = {
    "service": {
        "front_office",
        "operator",
        "coordinator",
        "head",
        "reception",
        "interpreter",
        "auditor",
        "administrator",
    },
    "referrer": {"referrer"},
    "province": {"province"},
    "court": {"clerk"},
}


def test_every_case_of_a_service_is_worked_on_by_its_office_coordinators_and_heads() -> None:
    assert set(SERVICE_WIDE) == {"front_office", "coordinator", "head"}


@pytest.mark.parametrize("kind", Organisation.Kind)
def test_roles_of_a_kind_of_organisation_are_its_own(kind: Organisation.Kind) -> None:
    assert set(ROLES_OF[kind]) == HELD_IN[kind]
