"""Where a second factor is required, a password alone opens nothing."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as live
from django.test import Client

from intranet.portal.door.checks import check_door
from intranet.settings import base, development
from permissions.routes import routes
from tests.personas import Persona
from tests.security.door.keys import (
    CODE,
    FACTORS,
    by_both,
    by_password,
    code,
    is_in,
    text_of,
    with_app,
    with_passkey,
)
from tests.workflows.processes.pages import address, sent
from workflows.cases.models import Case
from workflows.engine.models import Draft

# All that one without a second factor may open. A line here is a decision.
ENROLMENT = {
    "/accesso/uscita/",
    "/accesso/conferma/",
    "/accesso/password/",
    "/accesso/due-passaggi/",
    "/accesso/due-passaggi/app/",
    "/accesso/due-passaggi/passkey/nuova/",
}
pytestmark = pytest.mark.usefixtures("required")


def every_address() -> Iterator[str]:
    """Each route with some value in its place, and one that is not there."""
    for route, _view in routes():
        yield "/" + re.sub(r"<slug:\w+>", "persone", re.sub(r"<(int:)?\w+>", "1", route))
    yield "/mai-esistito/"


def test_second_factor_is_required_unless_the_data_are_invented() -> None:
    assert base.MFA_REQUIRED
    assert not development.MFA_REQUIRED
    assert development.DEMO


def test_password_alone_opens_no_route_by_any_method(bruno: Persona) -> None:
    browser = by_password(bruno)

    closed = [one for one in every_address() if one not in ENROLMENT]
    for where in closed:
        for method in ("get", "post", "head", "put", "delete", "options"):
            answer = getattr(browser, method)(where)
            assert (answer.status_code, answer.headers.get("Location")) == (302, FACTORS), where
            assert answer.content == b""
    assert len(closed) >= 30


def test_password_alone_gets_nothing_by_htmx(bruno: Persona) -> None:
    browser = by_password(bruno)

    for where in every_address():
        if where not in ENROLMENT:
            answer = browser.get(where, headers={"HX-Request": "true"})
            assert (answer.headers.get("HX-Redirect"), answer.content) == (FACTORS, b""), where


def test_password_alone_saves_no_draft_and_does_no_task(assigned: Case, ada: Persona) -> None:
    browser, where = by_password(ada), address("meet_referrer", assigned, ada)

    browser.post(where, sent("meet_referrer", assigned))
    browser.post(f"{where}bozza/", sent("meet_referrer", assigned), headers={"HX-Request": "true"})

    assert not Draft.objects.exists()
    assert ("meet_referrer", "") in ada.tasks(assigned)


def test_enrolment_says_what_is_wanted_and_shows_no_menu(bruno: Persona) -> None:
    page = by_password(bruno).get("/", follow=True)

    text = text_of(page)
    assert page.request["PATH_INFO"] == FACTORS
    assert "serve un secondo passaggio, oltre alla password" in text
    assert "Collega un'app" in text
    assert "Aggiungi una passkey" in text
    assert "La mia giornata" not in text


@pytest.mark.parametrize("where", sorted(ENROLMENT))
def test_enrolment_is_open(bruno: Persona, where: str) -> None:
    answer = by_password(bruno).get(where)

    # The password is asked once more before a factor is added.
    assert answer.status_code == 200 or answer["Location"].startswith("/accesso/conferma/?next=")


def test_application_linked_opens_the_site(on_disk: None, bruno: Persona) -> None:
    browser = by_password(bruno)
    browser.post("/accesso/conferma/", {"password": "bruno-prova"})
    page = text_of(browser.get("/accesso/due-passaggi/app/"))
    found = re.search(r'<code class="secret">(\w+)</code>', page)
    assert found

    answer = browser.post("/accesso/due-passaggi/app/", {"code": code(found[1])})

    assert answer["Location"] == "/accesso/due-passaggi/riserva/"
    assert browser.get(answer["Location"]).status_code == 200
    assert is_in(browser)


def test_second_step_stands_before_everything(bruno: Persona) -> None:
    with_app(bruno)
    browser = by_password(bruno)

    assert not is_in(browser)
    assert browser.post(CODE, {"code": "000000"}).status_code == 200
    assert not is_in(browser)
    browser.post(CODE, {"code": code()})
    assert is_in(browser)


def test_code_of_the_application_is_good_once(bruno: Persona) -> None:
    with_app(bruno)
    first, second = by_password(bruno), by_password(bruno)
    same = code()

    first.post(CODE, {"code": same})
    second.post(CODE, {"code": same})

    assert is_in(first)
    assert not is_in(second)


def test_code_of_reserve_is_good_once(bruno: Persona) -> None:
    with_app(bruno)
    reserve = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    first, second = by_password(bruno), by_password(bruno)

    first.post(CODE, {"code": reserve})
    second.post(CODE, {"code": reserve})

    assert is_in(first)
    assert not is_in(second)


def test_codes_cannot_be_guessed(bruno: Persona) -> None:
    with_app(bruno)
    browser = by_password(bruno)
    for guess in range(10):
        browser.post(CODE, {"code": f"{guess:06}"})

    browser.post(CODE, {"code": code()})

    assert not is_in(browser)


def test_session_that_showed_no_factor_ends_once_there_is_one(bruno: Persona) -> None:
    thief = by_password(bruno)
    with_app(bruno)

    answer = thief.get("/accesso/due-passaggi/app/")

    assert answer["Location"].startswith("/accesso/?next=")
    assert "_auth_user_id" not in thief.session


def test_factor_shown_by_another_user_counts_for_nobody_else(bruno: Persona, ada: Persona) -> None:
    with_app(bruno)
    browser = by_both(bruno)
    session = browser.session
    browser.force_login(ada.user)
    after = browser.session
    after.update({key: value for key, value in session.items() if key.startswith("account_")})
    after.save()

    assert not is_in(browser)


@pytest.mark.parametrize("method", ["get", "post"])
def test_last_factor_stays(bruno: Persona, method: str) -> None:
    with_app(bruno)
    browser = confirmed(by_both(bruno))

    answer = getattr(browser, method)("/accesso/due-passaggi/app/togli/", follow=True)

    assert "È l'unico secondo passaggio" in text_of(answer).replace("&#x27;", "'")
    assert Authenticator.objects.filter(type="totp").exists()


def test_last_passkey_stays(bruno: Persona) -> None:
    with_app(bruno)
    browser = confirmed(by_both(bruno))
    passkey = with_passkey(bruno)
    Authenticator.objects.filter(type="totp").delete()

    browser.post(f"/accesso/due-passaggi/passkey/{passkey.pk}/togli/")

    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_factor_goes_when_there_is_another(bruno: Persona) -> None:
    with_app(bruno)
    with_passkey(bruno)
    browser = confirmed(by_both(bruno))

    browser.post("/accesso/due-passaggi/app/togli/")

    assert not Authenticator.objects.filter(type="totp").exists()
    assert is_in(browser)


def test_passkey_of_another_cannot_be_touched(bruno: Persona, ada: Persona) -> None:
    with_app(bruno)
    theirs = with_passkey(ada)
    with_passkey(bruno)
    browser = confirmed(by_both(bruno))

    renamed = browser.post(f"/accesso/due-passaggi/passkey/{theirs.pk}/", {"name": "mia"})
    removed = browser.post(f"/accesso/due-passaggi/passkey/{theirs.pk}/togli/")

    theirs.refresh_from_db()
    assert (renamed.status_code, removed.status_code) == (404, 404)
    assert theirs.data["name"] == "telefono"


def test_change_of_factors_asks_again_who_it_is(bruno: Persona) -> None:
    with_app(bruno)
    with_passkey(bruno)
    browser = by_both(bruno)

    for where in ("app/togli/", "passkey/nuova/", "riserva/", "riserva/nuovi/"):
        answer = browser.get(f"/accesso/due-passaggi/{where}")
        assert answer["Location"].startswith("/accesso/conferma/"), where
    browser.post("/accesso/due-passaggi/app/togli/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_installation_for_real_cases_must_ask_for_it(settings: object) -> None:
    live.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}
    sound = [error.id for error in check_door()]
    live.MFA_REQUIRED = False
    live.ALLOWED_HOSTS = ["*"]
    live.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    assert sound == []
    assert [error.id for error in check_door()] == ["door.E001", "door.E002", "door.E003"]


def confirmed(browser: Client) -> Client:
    browser.post("/accesso/conferma/", {"password": "bruno-prova"})
    return browser
