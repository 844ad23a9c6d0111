"""Telling a notice, and marking it as read."""

from collections.abc import Iterable

from django.utils import timezone

from intranet.notifications.models import Notice
from permissions.audit import action
from permissions.models import User


def tell(users: Iterable[User], kind: Notice.Kind, words: str, address: str = "") -> None:
    """Tell each of `users` once, in the transaction of what they are told of."""
    for user in dict.fromkeys(users):
        Notice.objects.create(user=user, kind=kind, words=words, address=address)


@action("notices.read")
def mark_read(user: User, notices: Iterable[Notice], *, by: User) -> None:
    """Mark those of `notices` as read that `user` has not read before."""
    for notice in notices:
        if notice.read_at is None and notice.user_id == user.pk:
            notice.read_at = timezone.now()
            notice.save()
