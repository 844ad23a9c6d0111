"""Sessions for the calendars of people, as iCalendar (RFC 5545). Nothing is sent to anybody."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from intranet.network.meetings.models import Meeting
from intranet.network.meetings.pages import meeting_of
from intranet.network.rights import standings_of
from permissions.policy import visible_to
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

MOST = 200
# What a line of a calendar should not hold.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
STATUS = {
    Meeting.State.CONVENED: "CONFIRMED",
    Meeting.State.HELD: "CONFIRMED",
    Meeting.State.CANCELLED: "CANCELLED",
}


@guarded("meetings.view_meeting")
@require_safe
def one(request: SignedIn, pk: int) -> HttpResponse:
    return _answer(request, [meeting_of(request, pk)], f"seduta-{pk}")


@guarded("meetings.view_meeting")
@require_safe
def own(request: SignedIn) -> HttpResponse:
    """Those to which the reader was asked, the latest first, called off ones too.

    Raises Http404 for who is not of the network.
    """
    if not standings_of(request.user).is_member:
        raise Http404
    asked = Meeting.objects.filter(invitations__user=request.user)
    rows = visible_to(request.user, asked).order_by("-starts_at", "-pk")[:MOST]
    return _answer(request, list(rows), "sedute")


def _answer(request: HttpRequest, found: list[Meeting], name: str) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", "-//Spazio Neutro//IT")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in found:
        calendar.add_component(_event(request, each))
    calendar.add_missing_timezones()
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


def _event(request: HttpRequest, meeting: Meeting) -> Event:
    """Known for ever by its UID; of two editions the one with the higher SEQUENCE holds."""
    address = request.build_absolute_uri(meeting.get_absolute_url())
    event = Event()
    event.add("uid", str(meeting.uid))
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("summary", UNFIT.sub("", meeting.title))
    event.add("status", STATUS[Meeting.State(meeting.state)])
    event.add("url", address)
    event.add("location", UNFIT.sub("", meeting.venue or meeting.video))
    if meeting.video and meeting.venue:
        event.add("description", meeting.video)
    return event
