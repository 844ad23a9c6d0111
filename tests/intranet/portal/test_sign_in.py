import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from intranet.portal.demo.people import password_of
from tests.personas import Persona

ADDRESS = "/accesso/"
TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+')
REFUSAL = "Nome utente o password non corretti."


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sign_in(client: Client, username: str, password: str, **more: str) -> tuple[int, str]:
    response = client.post(ADDRESS, {"login": username, "password": password, **more})
    return response.status_code, response.content.decode()


def test_sign_in_leads_where_one_was_going(bruno: Persona, client: Client) -> None:
    response = client.post(
        ADDRESS, {"login": "bruno", "password": password_of("bruno"), "next": "/casi/"}
    )

    assert (response.status_code, response.headers["Location"]) == (302, "/casi/")


def test_sign_in_does_not_lead_away_from_the_site(bruno: Persona, client: Client) -> None:
    response = client.post(
        ADDRESS,
        {"login": "bruno", "password": password_of("bruno"), "next": "https://altrove.example/"},
    )

    assert response.headers["Location"] == "/"


def test_sign_in_says_the_same_of_a_wrong_password_and_of_nobody(
    bruno: Persona, client: Client
) -> None:
    wrong = sign_in(client, "bruno", "non-questa")
    nobody = sign_in(client, "nemo-", "non-questa")

    assert REFUSAL in wrong[1]
    assert TOKEN.sub("", wrong[1]).replace("bruno", "nemo-") == TOKEN.sub("", nobody[1])


def test_sign_in_keeps_the_name_and_not_the_password(client: Client, db: None) -> None:
    _status, page = sign_in(client, "nemo", "non-questa")

    assert 'value="nemo"' in page
    assert "non-questa" not in page


def test_sign_in_changes_the_session(bruno: Persona, client: Client) -> None:
    session = client.session
    session["before"] = "yes"
    session.save()
    before = session.session_key

    sign_in(client, "bruno", password_of("bruno"))

    assert client.session.session_key != before
    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize("username", ["bruno", "nemo"])
def test_sign_in_closes_after_too_many_failures(
    bruno: Persona, client: Client, username: str
) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, username, "non-questa")

    status, page = sign_in(client, username, password_of("bruno"))

    assert status == 429
    assert "Accesso sospeso" in page
    assert "15 minuti" in page
    assert "_auth_user_id" not in client.session


def test_sign_in_of_the_demonstration_says_where_the_passwords_are(
    client: Client, db: None
) -> None:
    page = client.get(ADDRESS).content.decode()

    assert "sono nel terminale" in page
    assert "Ambiente dimostrativo" in page


def test_sign_in_of_real_cases_says_nothing_of_a_demonstration(
    client: Client, db: None, settings: object
) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]

    page = client.get(ADDRESS).content.decode()

    assert "terminale" not in page
    assert "dimostrativo" not in page


@pytest.mark.parametrize(
    "name", ["account_signup", "account_reset_password", "account_email", "mfa_signup_webauthn"]
)
def test_sign_in_opens_no_other_way_in(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_sign_out_asks_before_it_is_done(bruno: Persona, client: Client) -> None:
    client.force_login(bruno.user)

    client.get("/accesso/uscita/")
    still_in = client.get("/accesso/password/").status_code == 200
    client.post("/accesso/uscita/")

    assert still_in
    assert client.get("/accesso/password/").status_code == 302


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/accesso/uscita/", "Uscita"),
        ("/accesso/password/", "Cambio della password"),
        ("/accesso/conferma/", "Conferma dell&#x27;identità"),
        ("/accesso/due-passaggi/", "Accesso in due passaggi"),
    ],
)
def test_account_pages_wear_the_theme(
    bruno: Persona, client: Client, address: str, heading: str
) -> None:
    client.force_login(bruno.user)

    page = client.get(address).content.decode()

    assert page.count("<h1>") == 1
    assert heading.replace("&#x27;", "'") in page.replace("&#x27;", "'")
    assert "Sei in:" in page
