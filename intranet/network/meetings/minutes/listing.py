"""What stands on the page of the minutes, for who may read it."""

from typing import Any

from django.utils import timezone

from intranet.network.meetings.minutes.reading import whole
from intranet.network.meetings.models import Addendum, Approval, Minutes, Remark
from intranet.network.meetings.terms import SILENCE
from permissions.models import User
from permissions.policy import allowed, visible_to

MOST = 200


def reading(user: User, minutes: Minutes) -> dict[str, Any]:
    """The number of queries does not grow with what was said."""
    held = allowed(user, minutes) | allowed(user, minutes.meeting)
    approvals = _approvals(user, minutes)
    return {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "held": held,
        "whole": whole(minutes),
        "remarks": _remarks(user, minutes),
        "approvals": [each for each in approvals if each.round == minutes.round],
        "objections": [each for each in approvals if each.answer == Approval.Answer.OBJECTS],
        "own": _own(user, minutes, approvals),
        "addenda": visible_to(user, Addendum.objects.filter(minutes=minutes)).select_related(
            "judged_in", "author"
        ),
        "takes_remarks": _takes_remarks(minutes) and "meetings.comment_minutes" in held,
        "silence_days": SILENCE.days,
    }


def _remarks(user: User, minutes: Minutes) -> list[Remark]:
    rows = visible_to(user, Remark.objects.filter(minutes=minutes))
    return list(rows.select_related("author", "point")[:MOST])


def _approvals(user: User, minutes: Minutes) -> list[Approval]:
    rows = visible_to(user, Approval.objects.filter(minutes=minutes))
    return list(rows.select_related("invitation__user", "invitation__service"))


def _own(user: User, minutes: Minutes, approvals: list[Approval]) -> Approval | None:
    """What the reader is asked in this round, and has not answered."""
    asked = (each for each in approvals if each.round == minutes.round and not each.answer)
    open_now = minutes.state == Minutes.State.APPROVAL
    mine = (each for each in asked if each.invitation.user_id == user.pk)
    return next(mine, None) if open_now else None


def _takes_remarks(minutes: Minutes) -> bool:
    last = minutes.comments_until
    open_now = minutes.state == Minutes.State.COMMENTS
    return open_now and last is not None and timezone.localdate() <= last
