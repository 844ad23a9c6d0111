"""Points of the agenda: proposed, changed, put in order, taken off."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from intranet.network.meetings.actions.asking import held, refuse_unless_convened
from intranet.network.meetings.models import AgendaPoint, Decision, Meeting
from permissions.audit import action
from permissions.models import User
from permissions.refusal import Refused


@action("point.proposed")
def propose(meeting: Meeting, *, by: User, **words: Any) -> AgendaPoint:
    """A point at the end of the agenda. `words` are title, purpose, duration (minutes) and note.

    Raises Refused once the session was held or called off.
    """
    now = held(meeting)
    refuse_unless_convened(now)
    last = now.points.aggregate(last=Max("position"))["last"] or 0
    return AgendaPoint.objects.create(meeting=now, proposer=by, position=last + 1, **words)


@action("point.taken_up")
def take_up(meeting: Meeting, *, by: User, decision: Decision) -> AgendaPoint:
    """An earlier decision, to see how it stands.

    Raises Refused for one that is on this agenda, that has ended, and as `propose`.
    """
    now = held(meeting)
    refuse_unless_convened(now)
    if AgendaPoint.objects.filter(meeting=now, follows=decision).exists():
        raise Refused(_("Questa decisione è già all’ordine del giorno."))
    if not Decision.objects.open().filter(pk=decision.pk).exists():
        raise Refused(_("Questa decisione non è più aperta."))
    words = _("A che punto è la decisione %(code)s") % {"code": decision}
    purpose = AgendaPoint.Purpose.DISCUSS
    return propose(now, by=by, title=words, purpose=purpose, duration=10, follows=decision)


@action("point.changed")
def reword(point: AgendaPoint, *, by: User, **words: Any) -> AgendaPoint:
    """Raises Refused as `propose`."""
    refuse_unless_convened(held(point.meeting))
    for name, value in words.items():
        setattr(point, name, value)
    point.save()
    return point


@action("point.moved")
def shift(point: AgendaPoint, *, by: User, up: bool) -> AgendaPoint:
    """One place up or down; at the end of the list nothing changes. Raises Refused as `propose`."""
    refuse_unless_convened(held(point.meeting))
    points = list(point.meeting.points.order_by("position", "pk"))
    place = points.index(point)
    other = place - 1 if up else place + 1
    if 0 <= other < len(points):
        points[place], points[other] = points[other], points[place]
    for position, each in enumerate(points, start=1):
        if each.position != position:
            each.position = position
            each.save()
    return point


@action("point.withdrawn")
def withdraw(meeting: Meeting, *, by: User, point: AgendaPoint) -> Meeting:
    """Take a point off the agenda. Raises Refused as `propose`."""
    refuse_unless_convened(held(meeting))
    point.delete()
    return meeting
