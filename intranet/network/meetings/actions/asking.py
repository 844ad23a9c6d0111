"""What every action of a session asks first, with its record locked."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from intranet.network.meetings.models import Invitation, Meeting, Minutes
from intranet.notifications.actions import tell
from intranet.notifications.models import Notice
from permissions.guards import lock
from permissions.models import User
from permissions.refusal import Refused

Kind = Notice.Kind


def held(meeting: Meeting) -> Meeting:
    """`meeting` as it stands now, locked until the transaction ends."""
    lock(meeting)
    meeting.refresh_from_db()
    return meeting


def taken(minutes: Minutes) -> Minutes:
    """`minutes` as they stand now, locked until the transaction ends."""
    lock(minutes)
    minutes.refresh_from_db()
    return minutes


def refuse_unless_convened(meeting: Meeting) -> None:
    if not meeting.is_convened():
        words = _("La seduta è «%(state)s»: questo non si cambia più.")
        raise Refused(words % {"state": meeting.get_state_display()})


def refuse_unless_held(meeting: Meeting) -> None:
    if not meeting.is_held():
        words = _("Si può quando la seduta è stata tenuta: ora è «%(state)s».")
        raise Refused(words % {"state": meeting.get_state_display()})


def asked_to(meeting: Meeting, *, present: bool | None = None) -> list[User]:
    """Those who sign in and were asked to `meeting`; of them, those who were there."""
    rows = Invitation.objects.filter(meeting=meeting, user__is_active=True)
    if present is not None:
        rows = rows.filter(present=present)
    return [each.user for each in rows.select_related("user").order_by("pk") if each.user]


def tell_others(users: Iterable[User], by: User, words: Any, about: Any) -> None:
    """Tell all of them but the one who did it."""
    others = [each for each in users if each != by]
    tell(others, Kind.SITE, str(words), about.get_absolute_url(), about=about)
