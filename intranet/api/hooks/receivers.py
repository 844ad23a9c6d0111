"""Hears what was told of the site, and writes what programs are to hear of it."""

from typing import Any

from intranet.api.hooks.actions import write_deliveries
from intranet.api.hooks.tasks import deliver
from intranet.content.happenings.signals import spread
from intranet.content.models import Happening


def connect() -> None:
    """Listen; called once, when the app is ready."""
    spread.connect(on_spread, dispatch_uid="hooks.on_spread")


def on_spread(happening: Happening, **_kwargs: Any) -> None:
    """In the transaction of the telling: each message, and the task that will send it."""
    for delivery in write_deliveries(happening):
        deliver.enqueue(delivery.pk, 0)
