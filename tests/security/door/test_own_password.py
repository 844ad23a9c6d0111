"""A password that somebody else gave opens nothing until its owner has chosen another."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from permissions.administration import add_member
from permissions.models import AuditEvent, Organisation, User
from permissions.roles import Role
from permissions.routes import routes
from tests.personas import Persona
from tests.security.door.keys import FACTORS, by_password, is_in, text_of

PAGE = "/accesso/password/"
OPEN = {PAGE, "/accesso/uscita/"}
GIVEN, OWN = "gatti-neri-sul-tetto", "un treno lento per Lodi"


@pytest.fixture
def gaia(tina: Persona) -> User:
    """One whom the administrator has just added."""
    milan = Organisation.objects.get(short_name="Milano")
    names = {"username": "gaia", "first_name": "Gaia", "last_name": "Testi"}
    return add_member(milan, by=tina.user, password=GIVEN, role=Role.COORDINATOR, **names)


def every_address() -> Iterator[str]:
    """Each route with some value in its place, and one that is not there."""
    for route, _view in routes():
        yield "/" + re.sub(r"<slug:\w+>", "persone", re.sub(r"<(int:)?\w+>", "1", route))
    yield "/mai-esistito/"


def came_in(password: str = GIVEN) -> Client:
    browser = Client()
    browser.post("/accesso/", {"login": "gaia", "password": password})
    return browser


def chooses(browser: Client, new: str) -> str:
    """What the page says after a new password was typed."""
    typed = {"oldpassword": GIVEN, "password1": new, "password2": new}
    return text_of(browser.post(PAGE, typed, follow=True))


def test_given_password_opens_no_route_by_any_method(gaia: User) -> None:
    browser = came_in()

    for where in set(every_address()) - OPEN:
        for method in ("get", "post", "head", "put", "delete", "options"):
            answer = getattr(browser, method)(where)
            assert (answer.status_code, answer.headers.get("Location")) == (302, PAGE), where
            assert answer.content == b""


def test_given_password_gets_nothing_by_htmx(gaia: User) -> None:
    answer = came_in().get("/giornata/", headers={"HX-Request": "true"})

    assert (answer.headers.get("HX-Redirect"), answer.content) == (PAGE, b"")


def test_page_says_why_and_shows_no_menu(gaia: User) -> None:
    text = text_of(came_in().get("/", follow=True))

    assert "l’ha data l’amministrazione" in text
    assert "La mia giornata" not in text
    assert 'class="bell"' not in text


def test_own_password_opens_the_site_and_is_logged(gaia: User) -> None:
    browser = came_in()

    chooses(browser, OWN)

    assert is_in(browser)
    assert is_in(came_in(OWN))
    assert AuditEvent.objects.get(verb="user.password_chosen").actor_id == gaia.pk


@pytest.mark.parametrize(("new", "why"), [(GIVEN, "la password di prima"), ("corta", "12 car")])
def test_password_that_is_not_taken_opens_nothing(gaia: User, new: str, why: str) -> None:
    browser = came_in()

    assert why in chooses(browser, new)

    gaia.refresh_from_db()
    assert gaia.password_is_provisional
    assert not is_in(browser)


@pytest.mark.usefixtures("required")
def test_own_password_is_chosen_before_the_second_factor(gaia: User) -> None:
    browser = came_in()
    assert browser.get(FACTORS)["Location"] == PAGE

    chooses(browser, OWN)

    assert browser.get("/")["Location"] == FACTORS
    assert browser.get(FACTORS).status_code == 200


def test_administrator_sees_that_it_is_provisional(gaia: User, tina: Persona) -> None:
    window, where = by_password(tina), f"/utenti/{gaia.pk}/"
    assert "provvisoria, da cambiare" in text_of(window.get(where))

    chooses(came_in(), OWN)

    assert "provvisoria, da cambiare" not in text_of(window.get(where))


def test_personas_have_passwords_of_their_own(people: dict[str, Persona]) -> None:
    assert not any(each.user.password_is_provisional for each in people.values())
