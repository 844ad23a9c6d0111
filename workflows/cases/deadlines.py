"""The days that an order sets."""

from datetime import date

from django.utils.translation import gettext as _

from workflows.cases.models import CourtOrder


def days_of(order: CourtOrder) -> list[tuple[str, date]]:
    """What the order sets a day for, and the day, the nearest first."""
    days = {
        _("Udienza"): order.next_hearing_on,
        _("Scadenza del provvedimento"): order.expires_on,
        _("Fine dell'ordine di protezione"): order.protected_until,
    }
    found = [(title, day) for title, day in days.items() if day is not None]
    return sorted(found, key=lambda term: term[1])
