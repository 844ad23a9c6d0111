"""What the reader of the log asks for, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_date

from intranet.administration.log.objects import numbered
from intranet.administration.log.words import DONE, OPENED
from permissions.models import User

LONGEST = 80


@dataclass(frozen=True)
class Wish:
    """`verb` is one of DONE or OPENED; what makes no sense is left out."""

    who: str = ""
    number: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    after: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Wish":
        verb = query.get("cosa", "")
        return cls(
            who=_word(query.get("chi", "")),
            number=_word(query.get("numero", "")),
            verb=verb if verb in DONE or verb in OPENED else "",
            since=_day(query.get("dal", "")),
            until=_day(query.get("al", "")),
            after=query.get("dopo", ""),
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.who or self.number or self.verb or self.since or self.until)

    def condition(self, person: str, verb: str) -> Q:
        """On the rows of a log where `person` and `verb` stand in these columns."""
        condition = Q()
        if self.who:
            named = Q(username__iexact=self.who) | Q(last_name__iexact=self.who)
            condition &= Q(**{f"{person}__in": User.objects.filter(named).values("pk")})
        if self.number:
            condition &= numbered(self.number)
        if self.verb:
            condition &= Q(**{verb: self.verb})
        if self.since:
            condition &= Q(at__gte=_midnight(self.since))
        if self.until:
            condition &= Q(at__lt=_midnight(self.until + timedelta(days=1)))
        return condition


def _word(typed: str) -> str:
    return "".join(sign for sign in typed if sign.isprintable()).strip()[:LONGEST]


def _day(typed: str) -> date | None:
    """A day of our time: the calendar's first and last have no midnight around them."""
    try:
        day = parse_date(typed)
    except ValueError:
        return None
    return day if day and 1900 < day.year < 9999 else None  # noqa: PLR2004


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_current_timezone())
