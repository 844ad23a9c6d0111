"""How dates and terms are said on screen: `mar 24 nov, 15:30`, `entro ven 27 nov · fra 3 giorni`.

Every moment is said in the time of the service (settings.TIME_ZONE), every distance in calendar
days of that time. The year is said only where it is not the present one.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils import timezone
from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

Urgency = Literal["late", "today", "soon", "later"]

# From how many days before its end a term is drawn as near.
SOON = 3


@dataclass(frozen=True)
class Term:
    """A due day in words, and how near it is."""

    text: str
    urgency: Urgency
    due: date


def moment(value: datetime) -> str:
    """`mar 24 nov, 15:30`."""
    local = timezone.localtime(value)
    return f"{day(local)}, {local:%H:%M}"


def day(value: date | datetime) -> str:
    """`ven 27 nov`."""
    local = local_day(value)
    return f"{str(WEEKDAYS_ABBR[local.weekday()]).lower()} {_short(local)}"


def day_of_year(value: date | datetime) -> str:
    """`3 set 2026`: a date that is read long after it was written, as an order's."""
    local = local_day(value)
    return f"{local.day} {_month(local)} {local.year}"


def term(due: date | datetime) -> Term:
    """A due day as words, counted in calendar days from today."""
    last = local_day(due)
    days = (last - timezone.localdate()).days
    if days < 0:
        return Term(_late(-days), "late", last)
    if days == 0:
        return Term(_("entro oggi"), "today", last)
    distance = _("domani") if days == 1 else _("fra %(days)s giorni") % {"days": days}
    words = _("entro %(day)s · %(distance)s") % {"day": day(last), "distance": distance}
    return Term(words, "soon" if days <= SOON else "later", last)


def _late(days: int) -> str:
    if days == 1:
        return _("scaduto ieri")
    return _("scaduto da %(days)s giorni") % {"days": days}


def local_day(value: date | datetime) -> date:
    """The day a moment falls on, in the time of the service."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _short(local: date) -> str:
    words = f"{local.day} {_month(local)}"
    return words if local.year == timezone.localdate().year else f"{words} {local.year}"


def _month(local: date) -> str:
    return str(MONTHS_3[local.month]).lower()
