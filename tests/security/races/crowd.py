"""Several clients at one moment, each with a connection and a session of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.test import Client, override_settings
from django.urls import reverse

from permissions.models import User
from tests.together import together

DONE, AGAIN = "Fatto:", "Già registrato."


@dataclass(frozen=True)
class Attempt:
    """One request: who sends what to which task, or nobody signed in."""

    who: User | None
    task: int
    # What is typed, made anew for each attempt: an upload is read once.
    answers: Mapping[str, Any] = field(default_factory=dict)
    # "submit", "draft", "take", "give_back", or another method of HTTP on the task's address.
    way: str = "submit"


@dataclass
class Outcome:
    """What came back."""

    attempt: Attempt
    status: int = 500
    text: str = ""
    said: list[str] = field(default_factory=list)
    trouble: str = ""

    @property
    def won(self) -> bool:
        return self.status == 302 and any(each.startswith(DONE) for each in self.said)

    @property
    def again(self) -> bool:
        return self.status == 302 and AGAIN in self.said


def as_served() -> override_settings:
    """The site as users meet it: without the suite's own watch over repeated queries."""
    served = [each for each in settings.MIDDLEWARE if not each.startswith("zeal.")]
    return override_settings(MIDDLEWARE=served)


ADDRESSES = {
    "take": "processes:take",
    "give_back": "processes:give_back",
    "take_over": "processes:take_over",
}


def rush(attempts: Sequence[Attempt], *acts: Callable[[], object]) -> list[Outcome]:
    """Send every attempt at the same moment, and do `acts` meanwhile; what came back of each.

    The outcomes of the acts follow those of the attempts: status 200, or 500 with what was raised.
    """
    clients = _signed_in(attempts)
    outcomes = [Outcome(attempt) for attempt in attempts]
    sending = [
        lambda client=client, outcome=outcome: _send(client, outcome)
        for client, outcome in zip(clients, outcomes, strict=True)
    ]
    errors = together(*sending, *acts)
    for outcome, error in zip(outcomes, errors, strict=False):
        if error is not None:
            outcome.status, outcome.trouble = 500, repr(error)
    done = [Outcome(Attempt(None, 0, way="act"), 200) for _ in acts]
    for outcome, error in zip(done, errors[len(attempts) :], strict=True):
        if error is not None:
            outcome.status, outcome.trouble = 500, repr(error)
    return [*outcomes, *done]


def _signed_in(attempts: Sequence[Attempt]) -> list[Client]:
    """A client for each; of one person the same session, as in two windows of a browser."""
    sessions: dict[User, Client] = {}
    clients = []
    for who in (attempt.who for attempt in attempts):
        client = Client(raise_request_exception=False)
        if who is not None:
            if who not in sessions:
                sessions[who] = Client()
                sessions[who].force_login(who)
            client.cookies.update(sessions[who].cookies)
        clients.append(client)
    return clients


def _send(client: Client, outcome: Outcome) -> None:
    attempt = outcome.attempt
    address = reverse(ADDRESSES.get(attempt.way, "processes:task"), args=[attempt.task])
    if attempt.way in ("submit", "draft"):
        response = client.post(address, {**attempt.answers, **_button(attempt.way)})
    elif attempt.way in ADDRESSES:
        response = client.post(address)
    else:
        response = client.generic(attempt.way, address)
    outcome.status = response.status_code
    outcome.text = response.content.decode(errors="replace")
    outcome.said = _said(response)
    raised = getattr(response, "exc_info", None)
    outcome.trouble = repr(raised[1]) if raised else ""


def _button(way: str) -> dict[str, str]:
    return {"draft": "1"} if way == "draft" else {}


def _said(response: Any) -> list[str]:
    """What this answer adds; not what waits in the session from another window."""
    storage: Any = get_messages(response.wsgi_request)
    return [str(message) for message in getattr(storage, "_queued_messages", ())]
