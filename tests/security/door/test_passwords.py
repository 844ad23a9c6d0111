"""A password is long and not a known one; how it is composed is its owner's business."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from tests.personas import Persona
from tests.security.door.keys import by_password, is_in, text_of


@pytest.mark.parametrize(
    "password",
    [
        "un treno lento per Lodi",
        "quattordicigatti",
        "837465019283746501",
        "òàùèìòàùèìòàù",
        "пароль которого нет",
        "🐈🐕🐈🐕🐈🐕🐈🐕🐈🐕🐈🐕",
        "Milano di notte sotto la pioggia",
        "x" * 5 + " " * 3 + "y" * 200,
    ],
)
def test_password_is_composed_at_will(bruno: Persona, password: str) -> None:
    validate_password(password, bruno.user)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("dodici-tasti", ""),
        ("undici-tast", "password_too_short"),
        ("password1234", "password_too_common"),
        ("qwertyuiop123", "password_too_common"),
        ("Bruno.Ferri.2026", "house_words"),
        ("SpazioNeutro2026!", "house_words"),
        ("Tribunale-Milano-1", "house_words"),
        ("accesso.servizio.99", "house_words"),
    ],
)
def test_password_that_attackers_know_is_refused(bruno: Persona, password: str, why: str) -> None:
    codes = []
    try:
        validate_password(password, bruno.user)
    except ValidationError as refused:
        codes = [one.code for one in refused.error_list]

    assert (why in codes) if why else (codes == [])


def test_refused_password_changes_nothing_and_says_why(bruno: Persona) -> None:
    browser = by_password(bruno)
    short = "corta"

    answer = browser.post(
        "/accesso/password/",
        {"oldpassword": "bruno-prova", "password1": short, "password2": short},
    )

    assert "12 caratteri" in text_of(answer)
    assert is_in(by_password(bruno))


def test_personas_keep_the_passwords_they_have(people: dict[str, Persona]) -> None:
    assert all(is_in(by_password(persona)) for persona in people.values())


def test_password_is_stored_by_argon2() -> None:
    from intranet.settings import base

    assert base.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_new_password_may_be_pasted(bruno: Persona) -> None:
    page = text_of(by_password(bruno).get("/accesso/password/"))

    assert "onpaste" not in page
    assert page.count('autocomplete="new-password"') == 2
    assert "maxlength" not in page.partition("<main")[2]


def test_sign_in_is_filled_by_password_managers(client: Client, db: None) -> None:
    page = text_of(client.get("/accesso/"))

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
