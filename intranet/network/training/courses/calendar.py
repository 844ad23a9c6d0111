"""A course for the calendars of people, as iCalendar (RFC 5545): an event for each day."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from intranet.network.training.courses.views import course_of
from intranet.network.training.models import Course, CourseDay
from permissions.routes import guarded
from workflows.processes.views.found import SignedIn

# What a line of a calendar should not hold.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@guarded("training.view_course")
@require_safe
def calendar(request: SignedIn, pk: int) -> HttpResponse:
    """All days of the course; those of one that is called off say so."""
    course = course_of(request, pk)
    made = Calendar()
    made.add("prodid", "-//Spazio Neutro//IT")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for day in course.days.order_by("starts_at", "pk"):
        made.add_component(_event(request, course, day))
    made.add_missing_timezones()
    answer = HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="corso-{pk}.ics"'
    return answer


def _event(request: HttpRequest, course: Course, day: CourseDay) -> Event:
    """Known for ever by its UID; of two editions the one with the higher SEQUENCE holds."""
    cancelled = course.state == Course.State.CANCELLED
    event = Event()
    event.add("uid", f"corso-{course.pk}-{day.pk}@{request.get_host()}")
    event.add("sequence", course.edition)
    event.add("dtstamp", course.changed_at)
    event.add("dtstart", timezone.localtime(day.starts_at))
    event.add("dtend", timezone.localtime(day.ends_at))
    event.add("summary", UNFIT.sub("", course.title))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("url", request.build_absolute_uri(course.get_absolute_url()))
    event.add("location", UNFIT.sub("", course.venue or course.video))
    if course.video and course.venue:
        event.add("description", course.video)
    return event
