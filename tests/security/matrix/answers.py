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

    def compared(self, key: str) -> tuple[Any, ...]:
        """All that a reader could tell apart, but the key that was asked for."""
        asked = re.compile(f"/{key}(?=/)")
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
        self.client = Client(raise_request_exception=False)
        if subject.name:
            self.client.force_login(world.users[subject.name])
        self._cookies = self.client.cookies.output(header="", sep=";")

    def ask(self, method: str, path: str, data: Any = None) -> Answer:
        """The answer of the site; nothing that it wrote remains."""
        self.client.cookies.clear()
        self.client.cookies.load(self._cookies)
        wrote: list[str] = []
        # How many statements a page takes is measured elsewhere.
        with transaction.atomic(), connection.execute_wrapper(_noting(wrote)), zeal_ignore():
            send = getattr(self.client, method.lower())
            response = send(path, data) if method == "POST" else send(path)
            body = b"".join(response) if response.streaming else response.content
            transaction.set_rollback(True)
        return Answer(response.status_code, body, dict(response.headers), wrote)


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
