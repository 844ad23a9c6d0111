"""The summary of a case: what comes next, the last visits, the terms, what the order allows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.desk.case.page import CasePage
from permissions.policy import visible_to
from workflows.cases.deadlines import days_of
from workflows.cases.models import Visit
from workflows.cases.sentences import order_sentences
from workflows.documents.models import Transfer, TransferTerm

LAST_VISITS = 3
NEXT_STEPS = 5


@dataclass(frozen=True)
class Deadline:
    """A day that the order sets, or that passed here with the case."""

    title: str
    day: date


def overview_of(page: CasePage) -> dict[str, Any]:
    """The summary, in six queries."""
    return {
        "next_steps": page.steps[:NEXT_STEPS],
        "last_visits": _last_visits(page),
        "sentences": _sentences(page),
        "deadlines": deadlines_of(page),
        "transfers": _transfers(page),
    }


def terms_of(page: CasePage) -> dict[str, Any]:
    """Every open term of the case, in one query."""
    return {"deadlines": deadlines_of(page)}


def deadlines_of(page: CasePage) -> list[Deadline]:
    """The days the order sets, and those that passed here with the case, in one query."""
    order, case = page.order, page.case
    if order is None or case.is_closed():
        return []
    days = days_of(order)
    carried = visible_to(page.user, TransferTerm.objects.filter(transfer__new_case=case))
    for title, day in carried.values_list("title", "day"):
        if (title, day) not in days:
            days.append((_("%(term)s (passato con il caso)") % {"term": title}, day))
    return sorted((Deadline(*each) for each in days), key=lambda deadline: deadline.day)


def _last_visits(page: CasePage) -> list[Visit]:
    over = visible_to(page.user, Visit.objects.filter(case=page.case))
    over = over.filter(starts_at__lt=timezone.now()).select_related("visitor", "room")
    return list(over.order_by("-starts_at")[:LAST_VISITS])


def _transfers(page: CasePage) -> list[Transfer]:
    """Where the case was to go, or went; the latest first."""
    return list(visible_to(page.user, Transfer.objects.filter(case=page.case)))


def _sentences(page: CasePage) -> list[str]:
    """The order names people: it is told to those who may know them."""
    if page.order is None or not page.may("cases.view_people"):
        return []
    prefetch_related_objects([page.order], "people__person__children")
    return order_sentences(page.order)
