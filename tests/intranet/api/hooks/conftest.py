"""A receiver that is listed, and something that happened which it is to hear of."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from intranet.api.models import Hook
from intranet.content.actions.placing import add
from intranet.content.kinds import Kind
from intranet.content.models import Happening, Item
from tests.intranet.api.hooks.receiver import Receiver, receiving
from tests.intranet.api.hooks.telling import happened, hook_of, work
from tests.intranet.content.pages import published
from tests.personas import Persona


@pytest.fixture(autouse=True)
def _nothing_is_counted() -> None:
    cache.clear()


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with receiving() as server:
        settings.WEBHOOK_HOSTS = [server.host]
        yield server


@pytest.fixture
def happening(section: Item, dino: Persona) -> Happening:
    """A page of Dino's came out: whoever hears now, hears of this."""
    words = {"title": "Orari della segreteria", "text": "<p>Il portone è a sinistra.</p>"}
    page = add(section, by=dino.user, kind=Kind.PAGE, **words)
    published(page, dino.user)
    work()
    return happened(page, dino)


@pytest.fixture
def secret(happening: Happening, ada: Persona, receiver: Receiver) -> str:
    """Of the hook that Ada has made for it."""
    return hook_of(ada, receiver.address)


@pytest.fixture
def hook(secret: str) -> Hook:
    return Hook.objects.get()
