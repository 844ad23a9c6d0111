"""Fills the database of the demonstration. Whatever is there already is left as it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import time_machine
from django.db import transaction
from django.utils import timezone

from intranet.portal.demo.calendar import Calendar
from intranet.portal.demo.people import add_people
from intranet.portal.demo.playing import play, played
from intranet.portal.demo.stories import Story
from permissions.models import User
from permissions.people import SYSTEM
from workflows.cases.models import Case

# People were there before the first case: days before today.
HIRED = 500


@dataclass(frozen=True)
class Progress:
    """One case of `total`; `new` if it was played just now."""

    place: int
    total: int
    case: Case
    new: bool


def seed(stories: Sequence[Story]) -> Iterator[Progress]:
    """Add what is missing of `stories`, one case after the other, each whole or not at all.

    Ended half-way at any point, the next call goes on with the first case that is not there.
    """
    calendar = Calendar(timezone.now())
    _people(calendar)
    for place, story in enumerate(stories, start=1):
        known = played(story)
        yield Progress(place, len(stories), known or play(story, calendar), known is None)


def _people(calendar: Calendar) -> None:
    if User.objects.exclude(username=SYSTEM).exists():
        return
    hired = calendar.worked(HIRED)
    with time_machine.travel(hired, tick=False), transaction.atomic():
        add_people()
