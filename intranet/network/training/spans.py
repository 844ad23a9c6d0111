"""The hours of a course, and how long they are in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE = timedelta(minutes=1)
HOUR = 60
MOST_DAYS = 20


@dataclass(frozen=True, order=True)
class Span:
    """From a moment to another of the same day; `minutes` of it count."""

    starts_at: datetime
    ends_at: datetime
    minutes: int

    def wrong(self) -> str:
        """What is wrong with it, in words; nothing where it is right."""
        first, last = timezone.localdate(self.starts_at), timezone.localdate(self.ends_at)
        if self.ends_at <= self.starts_at or first != last:
            return _("Una giornata finisce dopo che è cominciata, nello stesso giorno.")
        if not 0 < self.minutes <= (self.ends_at - self.starts_at) // MINUTE:
            return _("I minuti che contano sono almeno uno, e non più di quanti dura la giornata.")
        return ""


def wrong(spans: Sequence[Span]) -> str:
    """What is wrong with the days of a course, in words; nothing where they are right."""
    if not spans:
        return _("Serve almeno una giornata.")
    if len(spans) > MOST_DAYS:
        return _("Al massimo %(most)s giornate.") % {"most": MOST_DAYS}
    first_wrong = next(filter(None, (each.wrong() for each in spans)), "")
    if first_wrong:
        return first_wrong
    if any(two.starts_at < one.ends_at for one, two in pairwise(sorted(spans))):
        return _("Due giornate si sovrappongono.")
    return ""


def said(minutes: int) -> str:
    """`6 ore e 30 minuti`."""
    hours, rest = divmod(minutes, HOUR)
    whole = ngettext("%(n)s ora", "%(n)s ore", hours) % {"n": hours}
    part = ngettext("%(n)s minuto", "%(n)s minuti", rest) % {"n": rest}
    if not rest:
        return whole
    return _("%(hours)s e %(minutes)s") % {"hours": whole, "minutes": part} if hours else part
