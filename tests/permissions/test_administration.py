"""Who works for an organisation, and as what: the acts of its administrator."""

import pytest

from permissions.administration import add_member, appointed, end_role, give_role
from permissions.assignment import join, leave
from permissions.models import AuditEvent, Membership, Organisation, User
from permissions.policy import may
from permissions.roles import ROLES_OF, Role
from tests.hearing import heard
from tests.personas import Persona
from tests.refusals import refused

GAIA = {"username": "gaia", "password": "una-frase-lunga", "first_name": "Gaia"}


def test_member_is_added_with_a_first_role(service: Organisation, ada: Persona) -> None:
    gaia = add_member(service, by=ada.user, role=Role.FRONT_OFFICE, **GAIA)

    assert may(gaia, "permissions.register_order", service)
    assert gaia.check_password("una-frase-lunga")
    assert (gaia.first_name, gaia.password_is_provisional) == ("Gaia", True)
    event = AuditEvent.objects.get(verb="user.added")
    assert (event.organisation_id, event.actor_id) == (service.pk, ada.user.pk)
    assert event.data == {"role": "front_office"}


@pytest.mark.parametrize("username", ["sara", "SARA"])
def test_user_name_in_use_is_refused(service: Organisation, ada: Persona, username: str) -> None:
    with refused("username"):
        add_member(service, by=ada.user, role=Role.OPERATOR, **{**GAIA, "username": username})


def test_role_of_another_kind_of_organisation_is_refused(
    service: Organisation, ada: Persona, sara: Persona
) -> None:
    with refused("role"):
        add_member(service, by=ada.user, role=Role.CLERK, **GAIA)
    with refused("role"):
        give_role(sara.user, service, Role.EMERGENCY, by=ada.user)


def test_every_role_but_the_one_of_emergencies_is_held_in_some_organisation() -> None:
    held = {role for roles in ROLES_OF.values() for role in roles}

    assert held == set(Role) - {Role.EMERGENCY}
    assert set(ROLES_OF) == set(Organisation.Kind)


def test_role_is_given_and_ended(service: Organisation, ada: Persona, sara: Persona) -> None:
    give_role(sara.user, service, Role.HEAD, by=ada.user)
    assert may(sara.user, "permissions.name_substitutes", service)

    head = Membership.objects.get(user=sara.user, role=Role.HEAD)
    end_role(sara.user, head, by=ada.user)

    assert not may(sara.user, "permissions.name_substitutes", service)
    assert may(sara.user, "permissions.register_order", service)
    head.refresh_from_db()
    with refused(says="già finito"):
        end_role(sara.user, head, by=ada.user)
    assert AuditEvent.objects.get(verb="user.role_ended").data == {"role": "head"}


def test_role_is_told_when_it_begins_anew_and_not_when_it_is_held_here(
    service: Organisation, elsewhere: Organisation, ada: Persona, sara: Persona
) -> None:
    join(elsewhere, sara.user, Role.HEAD, by=ada.user)
    with heard(appointed, "organisation", "user", "role") as told:
        for _ in range(2):
            give_role(sara.user, service, Role.HEAD, by=ada.user)
        leave(service, sara.user, Role.HEAD, by=ada.user)
        give_role(sara.user, service, Role.HEAD, by=ada.user)

    assert told == [(service, sara.user, Role.HEAD)] * 2


def test_stranger_is_given_no_role(service: Organisation, ada: Persona, pia: Persona) -> None:
    with refused(says="non è dell’organizzazione"):
        give_role(pia.user, service, Role.HEAD, by=ada.user)


def test_nobody_gives_or_ends_their_own_role(service: Organisation, ada: Persona) -> None:
    own = ada.user.memberships.get()

    with refused(says="sé stesso"):
        give_role(ada.user, service, Role.HEAD, by=ada.user)
    with refused(says="sé stesso"):
        end_role(ada.user, own, by=ada.user)
    assert User.objects.get(pk=ada.user.pk).memberships.get().until is None
