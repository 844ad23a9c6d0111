"""The summary of a case: what comes next, the last visits, the terms, what the order allows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.desk.case.page import CasePage
from permissions.policy import visible_to
from workflows.cases.models import Visit
from workflows.cases.sentences import order_sentences

LAST_VISITS = 3
NEXT_STEPS = 5


@dataclass(frozen=True)
class Deadline:
    """A day that the order sets."""

    title: str
    day: date


def overview_of(page: CasePage) -> dict[str, Any]:
    """The summary, in four queries."""
    return {
        "next_steps": page.steps[:NEXT_STEPS],
        "last_visits": _last_visits(page),
        "sentences": _sentences(page),
        "deadlines": deadlines_of(page),
    }


def terms_of(page: CasePage) -> dict[str, Any]:
    """Every open term of the case, without a query more."""
    return {"deadlines": deadlines_of(page)}


def deadlines_of(page: CasePage) -> list[Deadline]:
    """The days the order sets and that are still to come, the nearest first."""
    order, case = page.order, page.case
    if order is None or case.is_closed():
        return []
    days = {
        _("Udienza"): order.next_hearing_on,
        _("Scadenza del provvedimento"): order.expires_on,
        _("Fine dell'ordine di protezione"): order.protected_until,
    }
    found = [Deadline(title, day) for title, day in days.items() if day is not None]
    return sorted(found, key=lambda deadline: deadline.day)


def _last_visits(page: CasePage) -> list[Visit]:
    over = visible_to(page.user, Visit.objects.filter(case=page.case))
    over = over.filter(starts_at__lt=timezone.now()).select_related("visitor", "room")
    return list(over.order_by("-starts_at")[:LAST_VISITS])


def _sentences(page: CasePage) -> list[str]:
    """The order names people: it is told to those who may know them."""
    if page.order is None or not page.may("cases.view_people"):
        return []
    prefetch_related_objects([page.order], "people__person__children")
    return order_sentences(page.order)
