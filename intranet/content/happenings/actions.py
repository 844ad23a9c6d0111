"""What happened is kept with it, and told once: to people, and to the rooms that listen."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from intranet.content.happenings import signals
from intranet.content.happenings.recipients import told_of
from intranet.content.happenings.words import said
from intranet.content.models import Happening
from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from permissions.guards import lock

What = Happening.What
# Who writes saves again and again: that is told once they have come to rest.
RESTS = timedelta(minutes=15)
# So long the same person at the same thing is one thing that happened, until it is told.
ONE = timedelta(hours=1)


def keep(happening: Happening) -> bool:
    """Write it, in the transaction of what happened; false where one that waits tells it too."""
    if _is_told_with_another(happening):
        return False
    happening.save(force_insert=True)
    return True


def _is_told_with_another(happening: Happening) -> bool:
    if happening.what not in (What.EDITED, What.UPDATED):
        return False
    waiting = Happening.objects.filter(
        item=happening.item,
        by=happening.by,
        what__in=(What.ADDED, happening.what),
        told_at=None,
        at__gt=happening.at - ONE,
    )
    return waiting.exists()


@transaction.atomic
def spread(key: int) -> None:
    """Tell the happening with this key, unless it was told: all of it happens or none.

    Two who do it at once wait for each other, and the second finds it done.
    """
    happening: Happening = lock(Happening(pk=key))
    if happening.told_at is not None:
        return
    happening.told_at = timezone.now()
    happening.save()
    people = told_of(happening)
    tell(people, Notice.Kind.SITE, said(happening), about=happening.item)
    signals.spread.send(sender=Happening, happening=happening)
