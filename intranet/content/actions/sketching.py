"""What is typed and not yet sent, and who holds the pen: nobody's work is lost or written over.

A sketch is its author's alone and is erased when it is sent or thrown away: what stays is the mark
of the form, so that nothing which that form still sends by itself comes in its place. A pen says
who writes now. Neither is a record yet: they leave no trace in the log.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import timezone

from intranet.content.models import Item, Pen, Sketch
from permissions.models import User

SALT = "intranet.content.sketching"
# As long as a page may lie open on a desk, in seconds.
TOKEN_LASTS = 24 * 60 * 60
# Whose page was not heard of for so long has gone.
STALE = timedelta(minutes=15)
# Where a sketch stood, the mark of the form that was sent.
SENT = "sent"


@transaction.atomic
def keep(
    item: Item, author: User, kind: str, typed: Mapping[str, Any], mark: str = ""
) -> Sketch | None:
    """Keep what `author` typed, in place of what was kept before. `kind` is that of a new thing.

    Who writes into a thing takes its pen, if nobody else holds it. Nothing is kept of a form that
    was sent, known by its `mark`: what it sends by itself may arrive later than its answers.
    """
    now = timezone.now()
    rows = Sketch.objects.select_for_update()
    sketch, _made = rows.get_or_create(author=author, item=item, kind=kind, defaults={"at": now})
    if mark and sketch.data.get(SENT) == mark:
        return None
    sketch.data, sketch.at = _storable(typed), now
    sketch.save()
    if not kind:
        _hold(item, author)
    return sketch


@transaction.atomic
def put_down(item: Item, author: User, kind: str = "", mark: str = "") -> None:
    """The sketch was sent, or thrown away: it goes, and so does the pen of its author.

    `mark` is that of the form with which it was done.
    """
    if mark:
        sent = {"data": {SENT: mark}, "at": timezone.now()}
        Sketch.objects.update_or_create(author=author, item=item, kind=kind, defaults=sent)
    else:
        Sketch.objects.filter(author=author, item=item, kind=kind).delete()
    if not kind:
        Pen.objects.filter(item=item, holder=author).delete()


def sketch_of(item: Item, author: User, kind: str = "") -> Sketch | None:
    kept = Sketch.objects.filter(author=author, item=item, kind=kind).first()
    return None if kept is None or SENT in kept.data else kept


def pen_of_another(item: Item, user: User) -> Pen | None:
    """Who else has `item` open to write, and was heard of lately."""
    pens = Pen.objects.filter(item=item, heard_at__gt=timezone.now() - STALE)
    return pens.exclude(holder=user).select_related("holder").first()


def token(item: Item, author: User, kind: str = "") -> str:
    """Writes this one sketch, also after the session ended. It reads nothing.

    Each is another: it is the mark of the one form it stands in.
    """
    return signing.dumps([item.pk, author.pk, kind, secrets.token_urlsafe(9)], salt=SALT)


def author_of(said: str, item_pk: int, kind: str = "") -> User | None:
    """To whom the token was given; nobody if it is forged, worn out or for something else."""
    given = _given(said)
    match = given[:1] + given[2:3] == [item_pk, kind]
    return User.objects.filter(pk=given[1], is_active=True).first() if match else None


def mark_of(said: str) -> str:
    """Of the form that this token stands in; nothing of a token that was not given."""
    return "".join(_given(said)[3:])


def _given(said: str) -> list[Any]:
    try:
        given: list[Any] = signing.loads(said, salt=SALT, max_age=TOKEN_LASTS)
    except signing.BadSignature:
        return []
    return given


def _hold(item: Item, user: User) -> None:
    if pen_of_another(item, user) is not None:
        return
    now = timezone.now()
    pen = Pen.objects.filter(item=item, holder=user, heard_at__gt=now - STALE).first()
    since = pen.since if pen else now
    Pen.objects.update_or_create(
        item=item, defaults={"holder": user, "since": since, "heard_at": now}
    )


def _storable(typed: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON that every database takes: no null character (PostgreSQL refuses it)."""
    return {name: _clear(value) for name, value in typed.items()}


def _clear(value: Any) -> Any:
    if isinstance(value, list):
        return [_clear(each) for each in value]
    return value.replace("\0", "") if isinstance(value, str) else value
