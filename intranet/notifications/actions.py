"""Telling a notice, and marking it as read."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from intranet.notifications.models import Notice
from permissions.audit import action
from permissions.models import User

# So many rows are written by one statement.
MOST = 500


def tell(
    users: Iterable[User],
    kind: Notice.Kind,
    words: str,
    address: str = "",
    about: Model | None = None,
) -> None:
    """Tell each of `users` once, in the transaction of what they are told of.

    `about` is the record that is spoken of: who may no longer see it no longer reads the words.
    Without an `address` they lead to the page of that record, wherever it is by then.
    """
    said = {"kind": kind, "words": words, "address": address, **_about(about)}
    notices = [Notice(user=user, **said) for user in dict.fromkeys(users)]
    Notice.objects.bulk_create(notices, batch_size=MOST)


def _about(record: Model | None) -> dict[str, Any]:
    if record is None:
        return {}
    return {"about_type": ContentType.objects.get_for_model(record), "about_key": record.pk}


@action("notices.read")
def mark_read(user: User, notices: Iterable[Notice], *, by: User) -> None:
    """Mark those of `notices` as read that `user` has not read before."""
    for notice in notices:
        if notice.read_at is None and notice.user_id == user.pk:
            notice.read_at = timezone.now()
            notice.save()
