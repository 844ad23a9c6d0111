"""Helps a test to ask for pages of the site as somebody, or as nobody."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.content.actions.publishing import pass_on
from intranet.content.models import Item
from permissions.models import User
from tests.personas import Persona


def browser(who: Persona | None) -> Client:
    """Somebody's browser; with nobody in front of it, a visitor's."""
    client = Client()
    if who:
        client.force_login(who.user)
    return client


def page(who: Persona | None, address: str, status: int = 200) -> str:
    """The page as HTML; any other status than `status` is an error."""
    answer = browser(who).get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


def status(who: Persona | None, address: str) -> int:
    return browser(who).get(address).status_code


def sent(who: Persona, address: str, **fields: Any) -> tuple[int, str]:
    """What a form answers: its status, and the page or where it leads."""
    answer = browser(who).post(address, fields)
    if answer.status_code == 302:
        return 302, answer.headers["Location"]
    return answer.status_code, answer.content.decode()


def statements(who: Persona | None, address: str) -> int:
    """How many queries a page costs."""
    client = browser(who)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def published(item: Item, by: User, *steps: str) -> Item:
    """`item` after `steps`, to the staff if none is named."""
    for step in steps or ("publish",):
        pass_on(item, by=by, transition=step, comment="così")
    return item
