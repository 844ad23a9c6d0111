"""Asking as somebody, and undoing whatever came of it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.test import Client
from zeal import zeal_ignore

from tests.security.world import Subject, World

WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
# What differs from one answer to the next: the tokens against forged requests, and their cookie.
TOKEN = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+')
VOLATILE = {"set-cookie", "content-length"}


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str]
    wrote: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    def compared(self, name: str) -> tuple[Any, ...]:
        """All that a reader could tell apart, but the path by which it was asked for."""
        asked = re.compile(rf"/{re.escape(name)}(?=/|$)")
        body = asked.sub("/KEY", TOKEN.sub(r"\1", self.text))
        headers = {
            name.lower(): asked.sub("/KEY", value)
            for name, value in self.headers.items()
            if name.lower() not in VOLATILE
        }
        return self.status, body, tuple(sorted(headers.items()))


class Asker:
    """A browser in which `subject` is signed in, or was until they were let in no more."""

    def __init__(self, subject: Subject, world: World) -> None:
        self.subject = subject
        self._key = world.keys.get(subject.name, "")
        self.client = Client(raise_request_exception=False)
        if subject.name:
            self.client.force_login(world.users[subject.name])
        self._cookies = self.client.cookies.output(header="", sep=";")

    def ask(self, method: str, path: str, data: Any = None, through: str = "") -> Answer:
        """The answer of the site; nothing that it wrote remains.

        `through` a "key", it is a program that asks, without a session.
        """
        self.client.cookies.clear()
        if through != "key":
            self.client.cookies.load(self._cookies)
        wrote: list[str] = []
        # How many statements a page takes is measured elsewhere.
        with transaction.atomic(), connection.execute_wrapper(_noting(wrote)), zeal_ignore():
            response = self._sent(method, path, data, through)
            body = b"".join(response) if response.streaming else response.content
            transaction.set_rollback(True)
        return Answer(response.status_code, body, dict(response.headers), wrote)

    def _sent(self, method: str, path: str, data: Any, through: str) -> Any:
        send = getattr(self.client, method.lower())
        headers = {"HX-Request": "true"} if through == "htmx" else {}
        if through == "key":
            headers = {"Authorization": f"Bearer {self._key}"}
            as_json = method in {"POST", "PATCH"}
            how = {"data": data, "content_type": "application/json"} if as_json else {}
            return send(path, headers=headers, **how)
        body = {"data": data} if method == "POST" else {}
        return send(path, headers=headers, **body)


@contextmanager
def asking(subject: Subject, world: World) -> Iterator[Asker]:
    """An asker whose session is gone afterwards."""
    with transaction.atomic():
        yield Asker(subject, world)
        transaction.set_rollback(True)


def _noting(wrote: list[str]) -> Any:
    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITE.match(sql) and "django_session" not in sql:
            wrote.append(sql[:120])
        return execute(sql, params, many, context)

    return run
