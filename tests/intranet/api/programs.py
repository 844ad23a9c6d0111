"""Helps a test to ask as a program does: with a key, and without a session."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from intranet.api.actions import make_key
from intranet.api.models import Scope
from tests.personas import Persona

EVERYTHING = tuple(Scope)


def key_of(who: Persona, *scopes: Scope, days: int = 30) -> str:
    """A new key of somebody, for everything if nothing is named."""
    wanted = scopes or EVERYTHING
    return make_key(who.user, by=who.user, name="Prova", scopes=wanted, days=days)


class Program:
    """Asks with a key, or without any; what is answered comes back with its status."""

    def __init__(self, key: str = "") -> None:
        self.client = Client(headers={"Authorization": f"Bearer {key}"} if key else {})

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        return _read(self.client.get(f"/api/v1/{path}", query))

    def post(self, path: str, **sent: Any) -> tuple[int, Any]:
        answer = self.client.post(f"/api/v1/{path}", sent, content_type="application/json")
        return _read(answer)

    def patch(self, path: str, **sent: Any) -> tuple[int, Any]:
        answer = self.client.patch(f"/api/v1/{path}", sent, content_type="application/json")
        return _read(answer)

    def statements(self, path: str, **query: Any) -> int:
        """How many queries it costs, once the use of the key is kept."""
        self.get(path, **query)
        with CaptureQueriesContext(connection) as queries:
            assert self.get(path, **query)[0] == 200
        return len(queries)


def program(who: Persona, *scopes: Scope) -> Program:
    return Program(key_of(who, *scopes))


def _read(answer: Any) -> tuple[int, Any]:
    return answer.status_code, answer.json()
