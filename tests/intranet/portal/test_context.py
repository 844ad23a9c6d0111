import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from intranet.portal.context import Shell
from permissions.assignment import join, leave
from permissions.models import User
from permissions.people import system_user
from permissions.roles import Role
from tests.personas import Persona


def shell_of(user: User | AnonymousUser) -> Shell:
    request = RequestFactory().get("/")
    request.user = user
    return Shell(request)


def test_shell_names_the_administration_and_the_role(bruno: Persona) -> None:
    shell = shell_of(bruno.user)

    assert (shell.body, shell.roles) == ("Comune di Milano", "Coordinatore")


def test_shell_names_a_role_held_in_two_places_once(bruno: Persona, carla: Persona) -> None:
    join(carla.user.memberships.get().organisation, bruno.user, Role.COORDINATOR, by=system_user())

    assert shell_of(bruno.user).roles == "Coordinatore"


def test_shell_forgets_a_role_that_has_ended(bruno: Persona) -> None:
    service = bruno.user.memberships.get().organisation
    leave(service, bruno.user, Role.COORDINATOR, by=system_user())

    shell = shell_of(bruno.user)

    assert (shell.body, shell.roles) == ("", "")


def test_shell_of_a_whole_page_costs_two_queries(
    bruno: Persona, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    shell = shell_of(bruno.user)

    with django_assert_num_queries(2):  # type: ignore[operator]
        _ = (shell.menu, shell.body, shell.roles, shell.menu, shell.roles)


def test_shell_of_a_stranger_asks_nothing() -> None:
    shell = shell_of(AnonymousUser())

    assert (shell.menu, shell.body, shell.roles) == ((), "", "")
