"""News and events for the readers and calendars of people: what is published, and they may see.

Without a key, that is what is for the outside. A reader sends no header: its key is in the address.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event
from ninja.errors import AuthenticationError, HttpError

from intranet.api.actions import keep_use
from intranet.api.bearer import key_for
from intranet.api.models import Scope
from intranet.api.refusals import unopened
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.publication import SEEN
from intranet.content.querysets import ItemQuerySet
from intranet.content.rights.reach import reach_of
from permissions.policy import Person
from permissions.routes import public

KEY = "chiave"
MOST_NEWS, MOST_EVENTS = 50, 500
# Events are kept in a calendar for so long after they began.
PAST = timedelta(days=365)
# What XML cannot hold (XML 1.0, 2.2), and a line of a calendar should not.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Draw = Callable[[HttpRequest, ItemQuerySet], HttpResponse]


@public
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The latest, as Atom (RFC 4287)."""
    return _for_reader(request, _atom)


@public
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Those to come and of the last year, as iCalendar (RFC 5545)."""
    return _for_reader(request, _calendar)


def _for_reader(request: HttpRequest, draw: Draw) -> HttpResponse:
    try:
        reader = _reader(request)
    except HttpError as error:
        return unopened(error)
    published = Item.objects.in_place().filter(state__in=SEEN)
    return draw(request, reach_of(reader).visible(published))


def _reader(request: HttpRequest) -> Person:
    """Raises as `key_for` does, also for a key that is not good for this."""
    if KEY not in request.GET:
        return AnonymousUser()
    key = key_for(request, request.GET[KEY])
    if Scope.CONTENT_READ not in key.scopes:
        raise AuthenticationError
    keep_use(key)
    return key.user


def _atom(request: HttpRequest, things: ItemQuerySet) -> HttpResponse:
    feed = Atom1Feed(
        title=_("Spazio Neutro: notizie"),
        link=request.build_absolute_uri("/"),
        description="",
        language="it",
        feed_url=request.build_absolute_uri(request.path),
    )
    found = things.filter(kind=Kind.NEWS).select_related("organisation").defer("text")
    for item in found.order_by("-published_at", "-pk")[:MOST_NEWS]:
        address = request.build_absolute_uri(item.get_absolute_url())
        feed.add_item(
            title=_fit(item.title),
            link=address,
            description=_fit(item.summary),
            author_name=_fit(str(item.organisation)),
            pubdate=_here(item.published_at or item.created_at),
            updateddate=_here(item.changed_at),
            unique_id=_name(request, item),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")


def _calendar(request: HttpRequest, things: ItemQuerySet) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", "-//Spazio Neutro//IT")
    calendar.add("version", "2.0")
    calendar.add("name", _("Spazio Neutro: eventi"))
    lately = things.filter(kind=Kind.EVENT, starts_at__gte=timezone.now() - PAST)
    for item in lately.defer("text").order_by("starts_at", "pk")[:MOST_EVENTS]:
        calendar.add_component(_event(request, item))
    calendar.add_missing_timezones()
    return HttpResponse(calendar.to_ical(), content_type="text/calendar")


def _event(request: HttpRequest, item: Item) -> Event:
    event = Event()
    event.add("uid", _name(request, item))
    event.add("dtstamp", item.changed_at)
    event.add("summary", _fit(item.title))
    event.add("url", request.build_absolute_uri(item.get_absolute_url()))
    moments = {"dtstart": item.starts_at, "dtend": item.ends_at}
    words = {"description": _fit(item.summary), "location": _fit(item.venue)}
    for name, moment in moments.items():
        if moment:
            event.add(name, _here(moment))
    for name, said in words.items():
        if said:
            event.add(name, said)
    return event


def _here(moment: datetime) -> datetime:
    """By the clock of Rome, whatever the database keeps."""
    return timezone.localtime(moment)


def _name(request: HttpRequest, item: Item) -> str:
    """Known by it for ever, wherever the thing is moved (RFC 4151)."""
    return f"tag:{request.get_host().partition(':')[0]},2026:content/{item.pk}"


def _fit(words: str) -> str:
    return UNFIT.sub("", words)
