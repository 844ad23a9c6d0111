"""The two logs of some organisations as one list: what was done and what was opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from intranet.administration.log.objects import known_as
from intranet.administration.log.wish import Wish
from intranet.administration.log.words import said
from intranet.portal.keyset import PAGE, Page, cut, token
from permissions.audit import follows
from permissions.models import AuditEvent, Organisation, ReadEvent, User

# Of what an event carries, all that is shown: why, and until when.
SHOWN = ("reason", "until")


@dataclass(frozen=True)
class Entry:
    """One row. `is_sound` tells whether an event stands as it was written, after the one before
    it; of a reading, which is in no chain, it is None.
    """

    at: datetime
    who: str
    what: str
    about: str
    reason: str
    until: str
    is_sound: bool | None


def entries_of(offices: Sequence[Organisation], wish: Wish, size: int = PAGE) -> Page[Entry]:
    """One page, the latest first, in four queries and one for each kind of object on it.

    Each log is cut by a key of its own, so that neither is read further than the page.
    """
    done_after, _dot, opened_after = wish.after.partition(".")
    done = cut(_done(offices, wish), "at", "pk", done_after, descending=True, size=size)
    opened = cut(_opened(offices, wish), "at", "pk", opened_after, descending=True, size=size)
    both = sorted([*done.rows, *opened.rows], key=_place, reverse=True)
    shown = both[:size]
    more = done.after or opened.after or len(both) > size
    after = f"{_last(shown, AuditEvent, done_after)}.{_last(shown, ReadEvent, opened_after)}"
    return Page(_drawn(shown), after if more else "")


def _done(offices: Sequence[Organisation], wish: Wish) -> QuerySet[AuditEvent]:
    before = AuditEvent.objects.filter(
        content_type=OuterRef("content_type"),
        object_id=OuterRef("object_id"),
        sequence=OuterRef("sequence") - 1,
    )
    asked = _theirs(offices) & wish.condition("actor_id", "verb")
    return AuditEvent.objects.filter(asked).annotate(before=Subquery(before.values("digest")))


def _opened(offices: Sequence[Organisation], wish: Wish) -> QuerySet[ReadEvent]:
    return ReadEvent.objects.filter(_theirs(offices) & wish.condition("reader_id", "what"))


def _theirs(offices: Sequence[Organisation]) -> Q:
    return Q(organisation_id__in=[office.pk for office in offices])


def _place(row: Any) -> tuple[datetime, bool, int]:
    return row.at, isinstance(row, AuditEvent), row.pk


def _last(shown: Sequence[Any], log: type[Any], former: str) -> str:
    """The key of the last row shown of one log, or where the page before ended."""
    rows = [row for row in shown if isinstance(row, log)]
    return token(rows[-1].at, rows[-1].pk) if rows else former


def _drawn(rows: Iterable[Any]) -> list[Entry]:
    rows = list(rows)
    objects = known_as((row.content_type_id, row.object_id) for row in rows)
    people = User.objects.in_bulk({_who(row) for row in rows} - {None})
    return [
        Entry(
            at=row.at,
            who=str(people.get(_who(row), _("Sistema"))),
            what=said(row.verb if isinstance(row, AuditEvent) else row.what),
            about=objects.get((row.content_type_id, row.object_id), ""),
            is_sound=_is_sound(row),
            **{name: str(getattr(row, "data", {}).get(name, "")) for name in SHOWN},
        )
        for row in rows
    ]


def _is_sound(row: Any) -> bool | None:
    return None if isinstance(row, ReadEvent) else follows(row, row.before or "")


def _who(row: Any) -> int | None:
    return row.actor_id if isinstance(row, AuditEvent) else row.reader_id
