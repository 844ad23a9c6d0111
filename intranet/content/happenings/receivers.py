"""Hears what is done, and keeps what of it happened on the site."""

from typing import Any

from intranet.content.happenings.actions import RESTS, keep
from intranet.content.happenings.meaning import meaning_of
from intranet.content.happenings.tasks import telling
from intranet.content.models import Happening
from permissions.audit import recorded
from permissions.models import AuditEvent, User


def connect() -> None:
    """Listen; called once, when the app is ready."""
    recorded.connect(on_recorded, dispatch_uid="happenings.on_recorded")


def on_recorded(
    verb: str, subject: Any, by: User | None, event: AuditEvent, **_kwargs: Any
) -> None:
    """In the transaction of the act: the happening, and the task that will tell it."""
    if by is None or not verb.startswith("content."):
        return
    happening = meaning_of(verb, subject, by, event)
    if happening is not None and keep(happening):
        rests = happening.what == Happening.What.EDITED
        task = telling.using(run_after=event.at + RESTS) if rests else telling
        task.enqueue(happening.pk)
