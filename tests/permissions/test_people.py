"""Users and organisations: how they come in, and how users go."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.utils import timezone

from permissions.assignment import join
from permissions.grants import unit_changed
from permissions.models import AuditEvent, Organisation, Substitution, User
from permissions.people import (
    SYSTEM,
    add_user,
    deactivate,
    end_sessions,
    give_password,
    own_password,
    reactivate,
    reset_second_factor,
    system_user,
)
from permissions.policy import may
from permissions.roles import Role
from permissions.substitution import substitute
from tests.hearing import heard
from tests.personas import Persona
from tests.refusals import refused


def test_system_is_one_author_that_cannot_sign_in(people: dict[str, Persona]) -> None:
    system = system_user()

    assert system_user() == system
    assert (system.is_active, system.has_usable_password()) == (False, False)


def test_system_is_made_at_its_first_act(people: dict[str, Persona]) -> None:
    User.objects.filter(pk=system_user().pk).update(username="former")

    system = system_user()

    assert (str(system), system.username) == ("Sistema", SYSTEM)
    system.refresh_from_db()
    assert (system.is_active, system.has_usable_password()) == (False, False)


def test_first_organisation_somebody_came_to_is_their_home(
    service: Organisation, elsewhere: Organisation, ada: Persona
) -> None:
    assert ada.user.guard_home == service.pk
    earlier = join(elsewhere, ada.user, Role.HEAD, by=system_user())
    earlier.since -= timedelta(days=1)
    earlier.save()

    assert ada.user.guard_home == elsewhere.pk


def test_session_that_has_ended_is_left_to_the_tidying(ada: Persona) -> None:
    sign_in(ada)
    Session.objects.update(expire_date=timezone.now())

    end_sessions(ada.user, by=system_user())

    assert Session.objects.exists()


def test_organisation_comes_with_an_author(service: Organisation) -> None:
    assert service.history.last().history_user_id == system_user().pk


def test_user_signs_in_with_the_password_unless_deactivated(
    ada: Persona, rf: RequestFactory
) -> None:
    gaia = add_user("gaia", "una-frase-lunga", first_name="Gaia")
    knock: dict[str, Any] = {
        "request": rf.post("/"),
        "username": "gaia",
        "password": "una-frase-lunga",
    }
    assert authenticate(**knock) == gaia
    assert str(gaia) == "Gaia"

    deactivate(gaia, by=ada.user)
    assert authenticate(**knock) is None

    reactivate(gaia, by=ada.user)
    assert authenticate(**knock) == gaia


def test_password_that_is_given_is_provisional_until_its_owner_chose_one(
    ada: Persona, sara: Persona
) -> None:
    give_password(sara.user, "una-frase-data", by=ada.user)

    given = User.objects.get(pk=sara.user.pk)
    assert given.check_password("una-frase-data")
    assert given.password_is_provisional

    own_password(given, by=given)

    assert not User.objects.get(pk=sara.user.pk).password_is_provisional


def sign_in(who: Persona, times: int = 1) -> list[Client]:
    windows = [Client() for _ in range(times)]
    for window in windows:
        window.force_login(who.user)
    return windows


def signed_in(window: Client) -> bool:
    return window.get("/accesso/password/").status_code == 200


forget_password = partial(give_password, password="un-altra-frase")


@pytest.mark.parametrize("act", [deactivate, end_sessions, reset_second_factor, forget_password])
def test_every_session_of_the_user_ends_and_nobody_elses(
    ada: Persona, sara: Persona, act: Callable[..., None]
) -> None:
    windows, other = sign_in(ada, 2), sign_in(sara)[0]
    windows[0].session.cycle_key()

    act(ada.user, by=system_user())

    assert [signed_in(window) for window in windows] == [False, False]
    assert signed_in(other)
    keys = [session.get_decoded().get("_auth_user_id") for session in Session.objects.all()]
    assert str(ada.user.pk) not in keys


def test_second_factors_of_the_user_alone_are_forgotten(ada: Persona, sara: Persona) -> None:
    for user in (ada.user, sara.user):
        Authenticator.objects.create(user=user, type="totp", data={})
        Authenticator.objects.create(user=user, type="recovery_codes", data={})

    reset_second_factor(ada.user, by=sara.user)

    assert set(Authenticator.objects.values_list("user", flat=True)) == {sara.user.pk}
    assert AuditEvent.objects.filter(verb="user.second_factor_reset").count() == 1


def test_substitutions_end_with_who_is_deactivated(
    service: Organisation, ada: Persona, sara: Persona
) -> None:
    join(service, sara.user, Role.OPERATOR, by=system_user())
    now = timezone.now()
    until = now + timedelta(days=3)
    substitute(service, ada.user, sara.user, since=now, until=until, by=system_user())

    deactivate(sara.user, by=ada.user)

    assert Substitution.objects.get().ended_at == now


def test_reactivated_user_holds_what_had_not_ended(service: Organisation, sara: Persona) -> None:
    deactivate(sara.user, by=system_user())
    assert not may(sara.user, "permissions.register_order", service)

    reactivate(sara.user, by=system_user())

    assert may(sara.user, "permissions.register_order", service)


@pytest.mark.parametrize("act", [deactivate, reactivate])
def test_units_are_told_who_comes_and_who_goes(
    ada: Persona, sara: Persona, act: Callable[..., None]
) -> None:
    with heard(unit_changed, "user") as told:
        act(sara.user, by=ada.user)

    assert told == [sara.user]


@pytest.mark.parametrize(
    "act", [deactivate, reactivate, reset_second_factor, end_sessions, forget_password]
)
def test_nobody_does_it_to_themselves(ada: Persona, act: Callable[..., None]) -> None:
    window = sign_in(ada)[0]

    with refused(says="sé stesso"):
        act(ada.user, by=ada.user)

    assert signed_in(window)
    assert User.objects.get(pk=ada.user.pk).is_active
