"""The sessions one may read, and all that stands on the page of one."""

from collections import Counter
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from intranet.content.models import Item
from intranet.network.meetings.duties import waiting
from intranet.network.meetings.models import (
    Addendum,
    AgendaPoint,
    Decision,
    Invitation,
    Meeting,
    Minutes,
)
from intranet.network.models import Seat
from intranet.portal.keyset import Page, cut
from permissions.models import User
from permissions.policy import allowed, visible_to

# So many papers, and earlier decisions, are listed on the page of a session.
MOST = 50


def coming(user: User) -> QuerySet[Meeting]:
    """Those convened, the next first, with the own invitation's answer; at most MOST."""
    rows = visible_to(user, Meeting.objects.convened())
    return rows.order_by("starts_at", "pk")[:MOST]


def past(user: User, after: str) -> Page[Meeting]:
    """Those held and called off, the latest first."""
    rows = visible_to(user, Meeting.objects.over()).select_related("minutes")
    return cut(rows, "starts_at", "pk", after, descending=True)


def standing(user: User, meeting: Meeting) -> dict[str, Any]:
    """What the page of `meeting` shows `user`. The number of queries does not grow."""
    held = allowed(user, meeting)
    asked = answers_of(user, meeting)
    is_open = _is_open(meeting)
    return {
        "meeting": meeting,
        "held": held,
        "is_open": is_open,
        "is_kept": is_open and "meetings.keep_record" in held,
        "waiting": waiting(user, meeting),
        "points": points_of(meeting),
        "invitations": asked,
        "tally": Counter("waiting" if each.is_open() else each.answer for each in asked),
        "decisions": _decisions(user, meeting),
        "followed": followed(user, meeting),
        "minutes": visible_to(user, Minutes.objects.filter(meeting=meeting)).first(),
        "corrections": corrections(user, meeting),
        **papers(user, meeting),
    }


def _is_open(meeting: Meeting) -> bool:
    """Whether its record may still change: nobody was asked to approve the minutes."""
    put = Minutes.objects.filter(meeting=meeting).exclude(state__in=Minutes.WRITTEN)
    return not put.exists()


def points_of(meeting: Meeting) -> list[AgendaPoint]:
    return list(meeting.points.select_related("proposer", "follows__owner"))


def answers_of(user: User, meeting: Meeting) -> list[Invitation]:
    """Who was asked; each says in `at_table` whether its service belongs to the network today."""
    seats = Seat.objects.on(timezone.localdate()).filter(service=OuterRef("service"))
    rows = visible_to(user, Invitation.objects.filter(meeting=meeting).by_service())
    at_table = Exists(seats) | Q(service=meeting.organisation_id)
    return list(rows.annotate(at_table=at_table).select_related("user", "service", "meeting"))


def followed(user: User, meeting: Meeting) -> list[Decision]:
    """Decisions of earlier sessions that are open, the most urgent first; each says in `is_taken`
    whether the agenda has it. None once the session is over.
    """
    if not meeting.is_convened():
        return []
    earlier = Decision.objects.open().exclude(meeting=meeting).with_owner_at_work()
    taken = AgendaPoint.objects.filter(meeting=meeting, follows=OuterRef("pk"))
    rows = visible_to(user, earlier).annotate(is_taken=Exists(taken))
    return list(rows.select_related("owner", "service").order_by("due", "pk")[:MOST])


def corrections(user: User, meeting: Meeting) -> list[Addendum]:
    """Of earlier minutes: those this session is to judge, and those it judged."""
    mine = Q(judged_in=meeting)
    if meeting.state != Meeting.State.CANCELLED:
        earlier = Q(minutes__meeting__starts_at__lt=meeting.starts_at)
        mine |= Q(state=Addendum.State.PROPOSED) & earlier
    rows = visible_to(user, Addendum.objects.filter(mine)).select_related("minutes__meeting")
    return list(rows.order_by("minutes", "number")[:MOST])


def papers(user: User, meeting: Meeting) -> dict[str, Any]:
    """What of the folder the reader may see, and whether they add to it."""
    folder = meeting.folder
    if folder is None:
        return {"folder": None}
    return {
        "folder": folder,
        "papers": _inside(user, folder)[:MOST],
        "adds": "content.add_item" in allowed(user, folder),
    }


def _inside(user: User, folder: Item) -> QuerySet[Item]:
    rows = Item.objects.filter(parent=folder).in_place().in_order()
    return visible_to(user, rows).select_related("upload", "owner")


def _decisions(user: User, meeting: Meeting) -> list[Decision]:
    rows = visible_to(user, Decision.objects.filter(meeting=meeting).with_owner_at_work())
    return list(rows.select_related("owner", "service", "point"))
