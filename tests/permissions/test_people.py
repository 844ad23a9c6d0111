"""Users and organisations: how they come in, and how users go."""

from typing import Any

from django.contrib.auth import authenticate
from django.test import RequestFactory

from permissions.models import Organisation
from permissions.people import add_user, deactivate, system_user
from tests.personas import Persona


def test_system_is_one_author_that_cannot_sign_in(people: dict[str, Persona]) -> None:
    system = system_user()

    assert system_user() == system
    assert (system.is_active, system.has_usable_password()) == (False, False)


def test_organisation_comes_with_an_author(service: Organisation) -> None:
    assert service.history.last().history_user_id == system_user().pk


def test_user_signs_in_with_the_password_until_deactivated(
    ada: Persona, rf: RequestFactory
) -> None:
    gaia = add_user("gaia", "una-frase-lunga")
    knock: dict[str, Any] = {
        "request": rf.post("/"),
        "username": "gaia",
        "password": "una-frase-lunga",
    }
    assert authenticate(**knock) == gaia

    deactivate(gaia, by=ada.user)

    assert authenticate(**knock) is None
