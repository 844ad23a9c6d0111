"""Actions: one verb, one transaction, one event in the append-only log."""

import functools
import hashlib
import json
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.dispatch import Signal

from permissions.guards import guarded_by, lock
from permissions.history import acting_as, actor
from permissions.models import AuditEvent, ReadEvent, User

# Sent with `verb`, `subject`, `by` and `event` once an event is written, in its transaction: what a
# receiver writes is kept or undone with what was done.
recorded = Signal()
# What the running action adds to its event.
_notes: ContextVar[dict[str, Any] | None] = ContextVar("notes", default=None)


def action[**P, R](verb: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function of (subject, *, by, …) an action.

    It runs in one transaction, its writes carry `by` as their author, and an audit event is
    written with them: all of it happens or none. Called within another action it is part of it:
    what it refuses, that one cannot swallow.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs["by"]
            assert isinstance(by, User)
            with transaction.atomic(savepoint=actor() is None), acting_as(by):
                notes: dict[str, Any] = {}
                kept = _notes.set(notes)
                try:
                    result = function(*args, **kwargs)
                    subject = result if isinstance(result, models.Model) else args[0]
                    record(verb, subject, by, **notes)
                finally:
                    _notes.reset(kept)
            return result

        run.verb = verb  # type: ignore[attr-defined]
        return run

    return decorate


def note(**data: Any) -> None:
    """Add `data` to the event of the running action: names and numbers, never what was written."""
    notes = _notes.get()
    assert notes is not None, "only an action has an event"
    notes.update(data)


def record(verb: str, subject: Any, by: User | None, **data: Any) -> AuditEvent:
    """Add one event about `subject` to the log of the object that guards it.

    The caller holds a transaction. Events of one object are numbered without gaps: two who write
    about the same object wait for each other.
    """
    guard = guarded_by(subject)
    lock(guard)
    content_type = ContentType.objects.get_for_model(guard)
    last = (
        AuditEvent.objects.filter(content_type=content_type, object_id=guard.pk)
        .order_by("-sequence")
        .only("sequence", "digest")
        .first()
    )
    event = AuditEvent(
        actor_id=by.pk if by else None,
        verb=verb,
        content_type=content_type,
        object_id=guard.pk,
        sequence=last.sequence + 1 if last else 1,
        organisation_id=guard.guard_home,
        about=f"{subject._meta.label_lower}:{subject.pk}",
        data=data,
        previous=last.digest if last else "",
    )
    event.digest = digest(event)
    event.save()
    recorded.send(sender=type(subject), verb=verb, subject=subject, by=by, event=event)
    return event


def reading(reader: User, subject: Any, what: str) -> None:
    """Keep that `reader` opened `what` of the object that guards `subject`."""
    guard = guarded_by(subject)
    ReadEvent.objects.create(
        reader_id=reader.pk,
        what=what,
        content_type=ContentType.objects.get_for_model(guard),
        object_id=guard.pk,
        organisation_id=guard.guard_home,
    )


def digest(event: AuditEvent) -> str:
    """SHA-256 over the event and the digest before it."""
    content = json.dumps(
        [
            event.at.isoformat(),
            event.actor_id,
            event.verb,
            event.content_type_id,
            event.object_id,
            event.sequence,
            event.organisation_id,
            event.about,
            event.data,
            event.previous,
        ],
        sort_keys=True,
    )
    return hashlib.sha256(content.encode()).hexdigest()


def broken_links(subject: Any) -> list[int]:
    """The sequence numbers, on one guarded object, where the chain does not hold."""
    events = AuditEvent.objects.filter(
        content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk
    )
    return breaks(events.order_by("sequence"))


def breaks(chain: Iterable[AuditEvent]) -> list[int]:
    """The sequence numbers, in the events of one object by their number, where it does not hold."""
    broken, previous = [], ""
    for expected, event in enumerate(chain, start=1):
        if event.sequence != expected or not follows(event, previous):
            broken.append(event.sequence)
        previous = event.digest
    return broken


def follows(event: AuditEvent, previous: str) -> bool:
    """Whether `event` stands as it was written, after the one with the digest `previous`."""
    return event.previous == previous and event.digest == digest(event)
