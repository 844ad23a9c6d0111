"""A copy of the database shows no seed of a second factor, and makes no code."""

import logging
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate

from intranet.portal.door.seeds import MARK, logger, plain, sealed
from tests.personas import Persona
from tests.security.door.keys import CODE, SECRET, by_password, code, is_in, text_of, with_app

pytestmark = pytest.mark.usefixtures("required")


def stored() -> str:
    """All that the database keeps of second factors."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator ORDER BY id")
        return " ".join(str(row[0]) for row in cursor.fetchall())


def migrate() -> None:
    """What follows every migration."""
    config = apps.get_app_config("permissions")
    post_migrate.send(
        sender=config, app_config=config, verbosity=0, interactive=False, using="default"
    )


def lets_in(who: Persona, shown: str) -> bool:
    browser = by_password(who)
    browser.post(CODE, {"code": shown})
    return is_in(browser)


def test_seed_of_an_application_is_sealed_from_its_first_moment(
    on_disk: None, bruno: Persona
) -> None:
    browser = by_password(bruno)
    browser.post("/accesso/conferma/", {"password": "bruno-prova"})
    found = re.search(
        r'<code class="secret">(\w+)</code>',
        text_of(browser.get("/accesso/due-passaggi/app/")),
    )
    assert found

    browser.post("/accesso/due-passaggi/app/", {"code": code(found[1])})

    assert stored().count(MARK) == 2
    assert found[1] not in stored()
    assert found[1] not in str(dict(browser.session))


def test_codes_of_reserve_come_from_a_sealed_seed(bruno: Persona) -> None:
    with_app(bruno)

    reserve = Authenticator.objects.get(type="recovery_codes")

    assert re.fullmatch(r"[0-9a-f]{80}", plain(reserve.data["seed"]))
    assert plain(reserve.data["seed"]) not in stored()
    assert lets_in(bruno, RecoveryCodes(reserve).get_unused_codes()[0])


def test_two_who_had_the_same_seed_cannot_be_told_by_it() -> None:
    assert sealed(SECRET) != sealed(SECRET)
    assert plain(sealed(SECRET)) == SECRET


@pytest.mark.parametrize("wrong", [SECRET, "", MARK, f"{MARK}%%%", "cut"])
def test_seed_that_is_not_sealed_here_fits_no_code(
    bruno: Persona,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    wrong: str,
) -> None:
    monkeypatch.setattr(logger, "disabled", False)
    caplog.set_level(logging.ERROR, logger.name)
    factor = with_app(bruno)
    factor.data["secret"] = sealed(SECRET)[:-8] if wrong == "cut" else wrong
    factor.save()

    assert not lets_in(bruno, code())
    assert "cannot be unsealed" in caplog.text
    assert SECRET not in caplog.text


def test_secret_key_is_changed_and_the_codes_still_fit(bruno: Persona, settings: Any) -> None:
    with_app(bruno)
    before, old = stored(), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-secret-key", [old]

    migrate()
    settings.SECRET_KEY_FALLBACKS = []

    assert stored() != before
    assert lets_in(bruno, code())


def test_key_that_was_lost_lets_nobody_in_and_changes_nothing(
    bruno: Persona, settings: Any
) -> None:
    with_app(bruno)
    before = stored()
    settings.SECRET_KEY = "another-secret-key"

    migrate()

    assert stored() == before
    assert not lets_in(bruno, code())


def test_seed_that_lay_clear_is_sealed_by_the_next_migration(bruno: Persona) -> None:
    factor = with_app(bruno)
    factor.data["secret"] = SECRET
    factor.save()
    assert SECRET in stored()

    migrate()

    assert SECRET not in stored()
    assert lets_in(bruno, code())
