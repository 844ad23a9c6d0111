"""Asked as a web server asks: half of a file that was announced whole is not taken."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import BadRequest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory
from pytest_django import Settings

from intranet.content.actions.placing import found_site
from intranet.content.models import Item
from intranet.portal.door.whole import WholeBody
from intranet.wsgi import application
from permissions.models import Organisation
from tests.intranet.content.pages import browser
from tests.personas import Persona

PART = b"--x\r\nContent-Disposition: form-data; name=%b\r\n\r\n%b\r\n"
TOKEN = "t" * 32


@pytest.fixture(autouse=True)
def _connection_stays() -> Iterator[None]:
    """A server closes it after a request; the test holds a transaction in it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(dino: Persona, settings: Settings, tmp_path: Path) -> Item:
    settings.MEDIA_ROOT = tmp_path
    return found_site(Organisation.objects.get(kind="province"), by=dino.user, title="Home")


@pytest.mark.django_db
@pytest.mark.parametrize(("missing", "status", "titles"), [(0, 302, ["uno", "due"]), (9, 400, [])])
def test_upload_that_breaks_off_leaves_nothing(
    site: Item, dino: Persona, missing: int, status: int, titles: list[str]
) -> None:
    body = PART % (b'"csrfmiddlewaretoken"', TOKEN.encode())
    body += PART % (b'"files"; filename="uno.txt"', b"Testo intero.")
    body += PART % (b'"files"; filename="due.txt"', b"Testo che si ferma a m") + b"--x--\r\n"

    answered = _sent(dino, f"/contenuti/{site.pk}/carica/", body, missing)

    assert answered == status
    assert [item.title for item in site.children.in_order()] == titles


def test_body_is_read_to_its_announced_end() -> None:
    body = WholeBody(BytesIO(b"prima\nseconda"), 13)

    parts = [body.readline(), body.read(0), body.read(3), body.read()]

    assert parts == [b"prima\n", b"", b"sec", b"onda"]
    assert body.read(1) == body.readline() == b""


def test_body_that_ends_early_is_refused() -> None:
    body = WholeBody(BytesIO(b"prima"), 6)

    assert body.read(9) == b"prima"
    with pytest.raises(BadRequest):
        body.read(9)
    with pytest.raises(BadRequest):
        body.readline()


def _sent(who: Persona, address: str, body: bytes, missing: int) -> int:
    """The status of the answer to `body`, of which the last `missing` bytes never arrive."""
    cookies = {"csrftoken": TOKEN}
    cookies |= {name: each.value for name, each in browser(who).cookies.items()}
    factory = RequestFactory(headers={"cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())})
    environ = factory.post(address, body, content_type="multipart/form-data; boundary=x").environ
    environ["wsgi.input"] = BytesIO(body[: len(body) - missing])
    statuses: list[Any] = []
    application(environ, lambda status, _headers, *_: statuses.append(status))
    return int(statuses[-1].split()[0])
