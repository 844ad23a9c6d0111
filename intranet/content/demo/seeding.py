"""Puts up the site of the demonstration as its people would; one that is there is left alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import time_machine
from django.db import transaction
from django.utils import timezone

from intranet.content.actions.commenting import comment, moderate
from intranet.content.actions.editing import edit
from intranet.content.actions.placing import add, found_site
from intranet.content.actions.publishing import pass_on
from intranet.content.actions.sharing import Subject, inherit, share
from intranet.content.actions.uploading import bring
from intranet.content.demo.days import spoken, working_day
from intranet.content.demo.entries import Entry, Sharing
from intranet.content.demo.following import tell_what_happened
from intranet.content.demo.papers import printed
from intranet.content.demo.reading import read_site
from intranet.content.demo.site import Site
from intranet.content.files.examining import Examined, examined
from intranet.content.kinds import UPLOADED
from intranet.content.models import Item
from intranet.portal.demo.calendar import Calendar, at
from intranet.portal.demo.people import read
from permissions.models import Organisation, Unit, User
from permissions.publishing import State

# How an entry comes to its state: who, on which of its days, by which transition.
WAYS = {
    State.INTERNAL: (),
    State.PRIVATE: (("author", "written", "hide"),),
    State.PENDING: (("author", "submitted", "submit"),),
    State.PUBLISHED: (("author", "written", "submit"), ("publisher", "published", "publish")),
    State.EXTERNAL: (
        ("author", "written", "submit"),
        ("publisher", "published", "publish_outside"),
    ),
}


def chapter() -> str:
    """The site, as a chapter of `manage.py demo`: what was done, in words; nothing to say if it
    was there.
    """
    made = seed_site()
    return f"Il sito: {made} contenuti" if made else ""


@transaction.atomic
def seed_site(site: Site | None = None) -> int:
    """Put up the whole site; returns of how many things it is made, 0 if there is one already."""
    if Item.objects.filter(parent=None).exists():
        return 0
    site = site or read_site()
    builder = Builder(Calendar(timezone.now()), site)
    for entry in site.entries:
        builder.put_up(entry)
    tell_what_happened(builder.calendar)
    return len(site.entries)


@dataclass(frozen=True)
class Builder:
    """Does what the authors of the site did, on the days they did it."""

    calendar: Calendar
    site: Site

    def put_up(self, entry: Entry) -> None:
        with self._on(entry.written):
            item = self._added(entry)
            for sharing in entry.shares:
                by = user(sharing.by or entry.author)
                share(item, by=by, whom=subject(sharing), standing=sharing.standing)
            if not entry.inherits:
                inherit(item, by=user(entry.author), inherits=False)
        for who, when, transition in WAYS[entry.state]:
            last = transition == WAYS[entry.state][-1][-1]
            with self._on(getattr(entry, when)):
                by, note = user(getattr(entry, who)), entry.note if last else ""
                pass_on(item, by=by, transition=transition, comment=note)
        for remark in entry.remarks:
            with self._on(remark.days):
                said = comment(item, by=user(remark.author), text=remark.text)
                if said.state == said.State.WAITING and not remark.waits:
                    moderate(said, by=user(entry.publisher), shown=True)

    def _added(self, entry: Entry) -> Item:
        by, title = user(entry.author), spoken(entry.title, self.calendar.today)
        if not entry.address:
            first = found_site(organisation_of(entry.author), by=by, title=title)
            return edit(first, by=by, summary=entry.summary)
        folder = Item.objects.get(address=entry.place)
        words = {
            "title": title,
            "slug": entry.slug,
            "organisation": organisation_of(entry.author),
            **self._words(entry),
        }
        if entry.kind in UPLOADED:
            return bring(folder, by=by, upload=self._file(entry), **words)
        return add(folder, by=by, kind=entry.kind, **words)

    def _words(self, entry: Entry) -> dict[str, Any]:
        today = self.calendar.today
        return {
            "summary": spoken(entry.summary, today),
            "text": spoken(entry.text, today),
            "alt": entry.alt,
            "venue": entry.venue,
            "target": entry.target,
            "query": query_of(entry),
            **self._hours(entry),
        }

    def _file(self, entry: Entry) -> Examined:
        """A picture as it is drawn; a form as it was printed on the day it was brought."""
        if entry.picture:
            return examined(f"{entry.picture}.png", self.site.picture(entry).read_bytes())
        sheet = printed(self.site.sheet(entry), timezone.localdate())
        return examined(f"{entry.file}.pdf", sheet)

    def _hours(self, entry: Entry) -> dict[str, datetime]:
        if entry.in_days is None or entry.minutes is None:
            return {}
        start = at(working_day(self.calendar.today, entry.in_days), entry.at)
        return {"starts_at": start, "ends_at": start + timedelta(minutes=entry.minutes)}

    def _on(self, days_ago: int) -> time_machine.travel:
        return time_machine.travel(self.calendar.worked(days_ago), tick=False)


def query_of(entry: Entry) -> dict[str, Any]:
    """What a collection asks; the fixture names a place by its address, the site by its key."""
    query = dict(entry.query)
    if "place" in query:
        query["place"] = Item.objects.get(address=query["place"]).pk
    return query


def user(username: str) -> User:
    return User.objects.get(username=username)


def subject(sharing: Sharing) -> Subject:
    """Whom a place is shared with: "milano/head" is the unit of the heads of Milano."""
    if sharing.user:
        return user(sharing.user)
    if sharing.organisation:
        return organisation(sharing.organisation)
    office, _, role = sharing.unit.partition("/")
    return Unit.objects.get(organisation=organisation(office), role=role)


def organisation(key: str) -> Organisation:
    return Organisation.objects.get(name=_people()["organisations"][key]["name"])


def organisation_of(username: str) -> Organisation:
    """The one that the persona works for."""
    rows = (row for row in _people()["people"] if row["username"] == username)
    return organisation(next(rows)["organisation"])


@cache
def _people() -> dict[str, Any]:
    return read()
