"""What is open to one who did not sign in, by name. Everything else asks who is there."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from permissions.routes import routes
from workflows.cases.models import Case

# Every route of the site that answers a stranger with a page. A line here is a decision.
OPEN = {
    ("get", "/accesso/", 200),
    ("post", "/accesso/", 200),
    # A deactivated user is told so, whoever asks: the page names nobody.
    ("get", "/accesso/sospeso/", 200),
    # What is published to the outside, and what programs may ask for with a key.
    ("get", "/notizie.atom", 200),
    ("get", "/eventi.ics", 200),
    ("get", "/api/v1/openapi.json", 200),
}
# Where a stranger is led, beside the sign-in page.
LED = {
    # A challenge for a passkey is given to scripts alone.
    ("get", "/accesso/passkey/", "/accesso/"),
    ("post", "/accesso/passkey/", "/accesso/"),
    ("get", "/accesso/uscita/", "/accesso/"),
    ("post", "/accesso/uscita/", "/accesso/"),
    # The second step, without a first.
    ("get", "/accesso/due-passaggi/codice/", "/accesso/"),
    ("post", "/accesso/due-passaggi/codice/", "/accesso/"),
}
# Every address that belongs to the sign-in: allauth brings many more, which are not here.
SIGN_IN = {
    "accesso/",
    "accesso/conferma/",
    "accesso/due-passaggi/",
    "accesso/due-passaggi/app/",
    "accesso/due-passaggi/app/togli/",
    "accesso/due-passaggi/codice/",
    "accesso/due-passaggi/conferma/",
    "accesso/due-passaggi/passkey/",
    "accesso/due-passaggi/passkey/<int:pk>/",
    "accesso/due-passaggi/passkey/<int:pk>/togli/",
    "accesso/due-passaggi/passkey/conferma/",
    "accesso/due-passaggi/passkey/nuova/",
    "accesso/due-passaggi/riserva/",
    "accesso/due-passaggi/riserva/nuovi/",
    "accesso/due-passaggi/riserva/scarica/",
    "accesso/passkey/",
    "accesso/password/",
    "accesso/sessioni/",
    "accesso/sospeso/",
    "accesso/uscita/",
}


def addresses() -> Iterator[str]:
    for route, _view in routes():
        words = re.sub(r"<(slug|address):\w+>", "persone", route)
        yield "/" + re.sub(r"<(int:)?\w+>", "1", words)


@pytest.fixture
def _data_that_could_leak(assigned: Case) -> None:
    """The objects numbered 1 exist."""


@pytest.mark.usefixtures("_data_that_could_leak")
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_open_what_is_listed_and_nothing_else(method: str) -> None:
    answered, led = set(), set()
    for address in addresses():
        answer = getattr(Client(), method)(address)
        if answer.status_code == 302:
            led.add((method, address, answer["Location"]))
        else:
            answered.add((method, address, answer.status_code))

    to_sign_in = {one for one in led if one[2] == f"/accesso/?next={one[1]}"}
    refused = {one for one in answered if one[2] in {401, 403, 404, 405}}
    assert answered - refused == {one for one in OPEN if one[0] == method}
    assert led - to_sign_in == {one for one in LED if one[0] == method}
    assert len(to_sign_in) >= 20


def test_sign_in_has_no_address_that_is_not_listed() -> None:
    ours = {
        route
        for route, view in routes()
        if view.__module__.startswith("allauth.") or route.startswith("accesso/")
    }

    assert ours == SIGN_IN
