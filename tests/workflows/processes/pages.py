"""A persona in front of the browser: pages opened and forms sent, as one signed in."""

import html
import re
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from tests.answers import answers
from tests.personas import Persona
from workflows.cases.models import Case


def signed_in(persona: Persona) -> Client:
    client = Client()
    client.force_login(persona.user)
    return client


def address(step: str, case: Case, persona: Persona, about: str = "") -> str:
    """Where the open task `step` of this persona is done."""
    return reverse("processes:task", args=[persona.task(step, case, about)])


def sent(step: str, case: Case, **changes: Any) -> dict[str, Any]:
    """An ordinary answer to `step` as a browser sends it."""
    return {**answers(step, case), **changes}


def text_of(response: Any) -> str:
    """What a reader of the page sees, in one line."""
    drawn = re.sub(r"(?s)<(script|style|template).*?</\1>", "", response.content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", drawn)).split())


def messages_of(response: Any) -> list[str]:
    """What the next page will say."""
    return [str(message) for message in get_messages(response.wsgi_request)]
