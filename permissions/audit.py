"""Actions: one verb, one transaction, one event in the append-only log."""

import functools
import hashlib
import json
from collections.abc import Callable
from typing import Any, Protocol

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone

from permissions.history import acting_as, actor
from permissions.models import AuditEvent, User


class Guarded(Protocol):
    """A record that access is granted on."""

    pk: Any
    guard_kind: str
    guard_state: str
    # Those that have a part in it: a role on it is held as a member of one of them.
    guard_organisations: frozenset[int]


def guarded_by(record: Any) -> Any:
    """The object whose grants protect `record`: itself, or the one it belongs to.

    A record that is not guarded itself names the way there in `guard_path`.
    """
    for step in getattr(record, "guard_path", "").split("__"):
        record = getattr(record, step) if step else record
    return record


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
                result = function(*args, **kwargs)
                record(verb, result if isinstance(result, models.Model) else args[0], by)
            return result

        run.verb = verb  # type: ignore[attr-defined]
        return run

    return decorate


def record(verb: str, subject: Any, by: User | None, **data: Any) -> AuditEvent:
    """Add one event about `subject` to the log of the object that guards it.

    The caller holds a transaction. Events of one object are numbered without gaps: two who write
    about the same object wait for each other.
    """
    guard = guarded_by(subject)
    _queue(guard)
    content_type = ContentType.objects.get_for_model(guard)
    last = (
        AuditEvent.objects.filter(content_type=content_type, object_id=guard.pk)
        .order_by("-sequence")
        .only("sequence", "digest")
        .first()
    )
    event = AuditEvent(
        at=timezone.now(),
        actor_id=by.pk if by else None,
        verb=verb,
        content_type=content_type,
        object_id=guard.pk,
        sequence=last.sequence + 1 if last else 1,
        about=f"{subject._meta.label_lower}:{subject.pk}",
        data=data,
        previous=last.digest if last else "",
    )
    event.digest = digest(event)
    event.save(force_insert=True)
    return event


def _queue(guard: Any) -> None:
    """Lock the row of `guard` until the transaction ends; others may still refer to it.

    On SQLite a transaction that writes is alone already.
    """
    if connection.features.has_select_for_update:
        rows = type(guard)._default_manager.filter(pk=guard.pk).select_for_update(no_key=True)
        list(rows.values_list("pk", flat=True))


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
    ).order_by("sequence")
    broken, previous = [], ""
    for expected, event in enumerate(events, start=1):
        sound = event.sequence == expected and event.previous == previous
        if not sound or event.digest != digest(event):
            broken.append(event.sequence)
        previous = event.digest
    return broken
