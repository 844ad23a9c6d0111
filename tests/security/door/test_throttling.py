"""Guessing is slow, and tells nothing: neither who exists nor who is locked."""

import re
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from time_machine import Traveller

from intranet.settings import base
from permissions.people import deactivate, system_user
from tests.personas import Persona, on
from tests.security.door.hashing import CountingHasher
from tests.security.door.keys import SIGN_IN, is_in, text_of

WRONG = "non-questa-password"
# Whose password is asked: one who may come in, one who has none, one who left, and nobody.
NAMES = ("bruno", "sistema", "ada", "nessuno")


@pytest.fixture
def everybody(people: dict[str, Persona]) -> None:
    deactivate(people["ada"].user, by=system_user())


def attempt(name: str, password: str = WRONG, browser: Client | None = None) -> Any:
    return (browser or Client()).post(SIGN_IN, {"login": name, "password": password})


def fails(name: str, times: int) -> None:
    for _ in range(times):
        attempt(name)


def seen(answer: Any, name: str) -> tuple[Any, ...]:
    """What one who tries `name` gets to see, but for the name itself and the tokens."""
    page = re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", text_of(answer))
    headers = {key: value for key, value in answer.items() if key != "Content-Length"}
    return (answer.status_code, page.replace(name, "…"), headers, sorted(answer.cookies))


@pytest.mark.alike
@pytest.mark.parametrize("name", NAMES)
def test_wrong_password_costs_the_same_work_for_everybody(
    everybody: None, settings: Any, name: str
) -> None:
    settings.PASSWORD_HASHERS = ["tests.security.door.hashing.CountingHasher"]
    CountingHasher.made = 0

    attempt(name)

    assert CountingHasher.made == 1


def test_wrong_password_is_answered_the_same_for_everybody(everybody: None) -> None:
    answers = [seen(attempt(name), name) for name in NAMES]

    assert answers[0][0] == 200
    assert "Nome utente o password non corretti." in answers[0][1]
    assert answers == [answers[0]] * len(NAMES)


def test_wrong_password_asks_the_database_the_same_for_everybody(everybody: None) -> None:
    asked = []
    for name in NAMES:
        with CaptureQueriesContext(connection) as captured:
            attempt(name)
        asked.append(len(captured))

    assert asked == [asked[0]] * len(NAMES)


def test_lock_looks_the_same_for_everybody(everybody: None) -> None:
    answers = []
    for name in NAMES:
        fails(name, base.AXES_FAILURE_LIMIT)
        answers.append(seen(attempt(name), name))

    assert answers[0][0] == 429
    assert "resta chiuso per 15 minuti" in answers[0][1]
    assert answers == [answers[0]] * len(NAMES)


def test_lock_does_no_work_for_anybody(everybody: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.security.door.hashing.CountingHasher"]
    for name in NAMES:
        fails(name, base.AXES_FAILURE_LIMIT)
    CountingHasher.made = 0

    for name in NAMES:
        attempt(name)

    assert CountingHasher.made == 0


def test_lock_counts_every_spelling_of_a_name(bruno: Persona) -> None:
    for spelling in ("bruno", "Bruno", "BRUNO", "bRUNO", " bruno", "brunO", "BRuno", "bruNO"):
        attempt(spelling)

    answer = attempt("bruNo", "bruno-prova")

    assert answer.status_code == 429


def test_lock_is_of_one_name_and_of_a_quarter_of_an_hour(
    bruno: Persona, ada: Persona, clock: Traveller
) -> None:
    fails("bruno", base.AXES_FAILURE_LIMIT)
    browser = Client()

    locked, other = attempt("bruno", "bruno-prova"), attempt("ada", "ada-prova")
    clock.move_to(on("2026-09-07", "10:16"))
    attempt("bruno", "bruno-prova", browser)

    assert (locked.status_code, other.status_code) == (429, 302)
    assert is_in(browser)


def test_lock_holds_whatever_the_address_and_the_browser(bruno: Persona) -> None:
    for number in range(base.AXES_FAILURE_LIMIT):
        Client(REMOTE_ADDR=f"192.0.2.{number}", headers={"user-agent": str(number)}).post(
            SIGN_IN, {"login": "bruno", "password": WRONG}
        )

    answer = attempt("bruno", "bruno-prova")

    assert answer.status_code == 429


def test_password_is_not_guessed_from_an_open_session_either(bruno: Persona) -> None:
    browser = Client()
    attempt("bruno", "bruno-prova", browser)

    guesses = [
        browser.post("/accesso/conferma/", {"password": WRONG}).status_code for _ in range(12)
    ]
    changes = [
        browser.post("/accesso/password/", {"oldpassword": f"{WRONG}{n}"}).status_code
        for n in range(8)
    ]

    assert guesses[-1] == 429
    assert changes[-1] == 429


def test_attempts_are_kept_without_password_and_token(bruno: Persona) -> None:
    Client(REMOTE_ADDR="192.0.2.9").post(
        SIGN_IN, {"login": "bruno", "password": WRONG, "csrfmiddlewaretoken": "t0k3n"}
    )

    kept = AccessAttempt.objects.get()
    assert (kept.username, kept.ip_address) == ("bruno", "192.0.2.9")
    assert WRONG not in kept.post_data
    assert "t0k3n" not in kept.post_data


def test_attempts_are_counted_for_all_processes_together(db: None, settings: Any) -> None:
    settings.CACHES = base.CACHES
    call_command("migrate", verbosity=0)
    first, second = caches.create_connection("default"), caches.create_connection("default")

    first.add("code", "used")

    assert not second.add("code", "used")
