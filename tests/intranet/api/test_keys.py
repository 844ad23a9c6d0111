"""Keys: made by their person, shown once, good for what they were made for, and dead at once."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from intranet.api.actions import make_key, revoke_key
from intranet.api.models import AccessKey, Scope, digest_of
from intranet.content.models import Item
from permissions.models import AuditEvent
from permissions.people import deactivate, reactivate
from tests.intranet.api.programs import Program, key_of
from tests.intranet.content.pages import browser, page
from tests.personas import MONDAY, Persona
from tests.refusals import refused

PBKDF2 = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
FORM = {"name": "Calendario", "scopes": ["content:read"], "days": "90"}


def made_by(who: Persona) -> str:
    answer = browser(who).post("/chiavi/", FORM)
    [secret] = re.findall(r"<code>(.+?)</code>", answer.content.decode())
    return secret


def works(key: str) -> bool:
    return Program(key).get("contents/")[0] == 200


def test_key_is_shown_once_and_kept_as_its_digest(site: Item, ada: Persona) -> None:
    secret = made_by(ada)

    key = AccessKey.objects.get()
    assert key.digest == digest_of(secret)
    assert (key.expires_at - MONDAY) == timedelta(days=90)
    assert works(secret)
    assert secret not in page(ada, "/chiavi/")
    assert "Calendario" in page(ada, "/chiavi/")
    assert secret not in str(AuditEvent.objects.values_list("data", "about"))
    assert AuditEvent.objects.latest("pk").verb == "key.made"


def test_key_without_anything_to_open_is_not_made(site: Item, ada: Persona) -> None:
    answer = browser(ada).post("/chiavi/", {**FORM, "scopes": [], "days": "4000"})

    assert "Scegliere che cosa apre." in answer.content.decode()
    assert not AccessKey.objects.exists()


@pytest.mark.parametrize(
    ("scope", "opens"),
    [
        (Scope.CONTENT_READ, "contents/"),
        (Scope.SEARCH_READ, "search/?q=orari"),
        (Scope.TASKS_READ, "tasks/"),
    ],
)
def test_key_is_good_for_what_it_was_made_for(
    site: Item, ada: Persona, scope: Scope, opens: str
) -> None:
    others = key_of(ada, *(each for each in Scope if each != scope))

    assert Program(key_of(ada, scope)).get(opens)[0] == 200
    assert Program(others).get(opens) == (
        403,
        {
            "message": "Questa chiave non apre tanto: ne serve una fatta anche per questo.",
            "errors": [],
        },
    )


def test_key_that_reads_does_not_write(section: Item, dino: Persona) -> None:
    reading = Program(key_of(dino, Scope.CONTENT_READ))

    status, _ = reading.post(f"contents/{section.pk}/children/", kind="page", title="Nuova")

    assert status == 403
    assert not section.children.exists()


def test_revoked_key_is_dead(site: Item, ada: Persona) -> None:
    secret = made_by(ada)

    browser(ada).post(f"/chiavi/{AccessKey.objects.get().pk}/revoca/")

    assert not works(secret)
    assert "Calendario" not in page(ada, "/chiavi/")
    assert AuditEvent.objects.latest("pk").verb == "key.revoked"


def test_key_of_another_is_not_there(site: Item, ada: Persona, bruno: Persona) -> None:
    secret = made_by(ada)
    key = AccessKey.objects.get()

    assert browser(bruno).post(f"/chiavi/{key.pk}/revoca/").status_code == 404
    assert "Calendario" not in page(bruno, "/chiavi/")
    with refused(says="sue soltanto"):
        revoke_key(key, by=bruno.user)
    with refused(says="sue soltanto"):
        make_key(ada.user, by=bruno.user, name="Sua", scopes=[Scope.TASKS_READ], days=1)
    assert works(secret)


def test_worn_out_key_is_dead(site: Item, ada: Persona, clock: time_machine.Traveller) -> None:
    secret = key_of(ada, days=30)
    clock.move_to(MONDAY + timedelta(days=30, seconds=-1))
    before = works(secret)

    clock.move_to(MONDAY + timedelta(days=30))

    assert before
    assert not works(secret)


def test_key_lasts_a_year_at_most(site: Item, ada: Persona) -> None:
    key_of(ada, days=365)

    with refused("days"):
        key_of(ada, days=366)


def test_key_of_who_left_is_dead_at_once_and_for_ever(
    site: Item, ada: Persona, gino: Persona
) -> None:
    secret = key_of(ada)

    deactivate(ada.user, by=gino.user)

    assert not works(secret)
    reactivate(ada.user, by=gino.user)
    assert not works(secret)


def test_key_dies_with_the_password_it_was_made_under(
    site: Item, ada: Persona, bruno: Persona, settings: Any
) -> None:
    """However it is changed; a better digest of the same one is no change, nor is anything else."""
    secret, other = key_of(ada), key_of(bruno)
    ada.user.set_password("prima")
    ada.user.save()
    renewed = key_of(ada)
    settings.PASSWORD_HASHERS = [PBKDF2, *settings.PASSWORD_HASHERS]
    assert ada.user.check_password("prima")
    assert ada.user.password.startswith("pbkdf2")
    ada.user.last_login = MONDAY
    ada.user.save()

    assert not works(secret)
    assert works(renewed)
    assert works(other)


def test_key_dies_with_the_password_changed_on_its_page(site: Item, ada: Persona) -> None:
    ada.user.set_password("la vecchia parola")
    ada.user.save()
    secret, client = key_of(ada), browser(ada)
    new = "barca gialla sul lago"

    client.post(
        "/accesso/password/",
        {"oldpassword": "la vecchia parola", "password1": new, "password2": new},
    )

    ada.user.refresh_from_db()
    assert ada.user.check_password(new)
    assert not works(secret)
    assert "password" in page(ada, "/chiavi/")


def test_number_of_keys_is_limited(site: Item, ada: Persona) -> None:
    for _ in range(20):
        key_of(ada)

    with refused(says="già molte"):
        key_of(ada)


def test_last_use_is_kept_to_the_hour(
    site: Item, ada: Persona, clock: time_machine.Traveller
) -> None:
    asking = Program(key_of(ada))
    uses = []
    for minutes in (0, 59, 60):
        clock.move_to(MONDAY + timedelta(minutes=minutes))
        asking.get("contents/")
        uses.append(AccessKey.objects.get().used_at)

    assert uses == [MONDAY, MONDAY, MONDAY + timedelta(hours=1)]


def test_session_opens_nothing(site: Item, ada: Persona) -> None:
    assert browser(ada).get("/api/v1/contents/").status_code == 401
    assert browser(ada).post("/api/v1/contents/1/children/", {}).status_code == 401


def test_program_needs_no_token_of_a_form(site: Item, ada: Persona) -> None:
    key = key_of(ada, Scope.CONTENT_READ)
    asking = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {key}"})

    answer = asking.post(f"/api/v1/contents/{site.pk}/children/", {}, "application/json")

    assert answer.json()["message"].startswith("Questa chiave non apre tanto")


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer è", "Bearer a b"])
def test_what_is_no_key_opens_nothing(site: Item, sent: str) -> None:
    answer = Client(headers={"Authorization": sent}).get("/api/v1/contents/")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_key_is_made_behind_the_second_factor(site: Item, ada: Persona, settings: Any) -> None:
    settings.MFA_REQUIRED = True

    answer = browser(ada).post("/chiavi/", FORM)

    assert answer.status_code == 302
    assert not AccessKey.objects.exists()
