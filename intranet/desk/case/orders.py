"""The order of a case in all its versions, each told in sentences."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from intranet.desk.case.page import CasePage
from workflows.cases.models import CourtOrder
from workflows.cases.sentences import order_sentences


@dataclass(frozen=True)
class Version:
    order: CourtOrder
    is_current: bool
    sentences: list[str]


def orders_of(page: CasePage) -> dict[str, Any]:
    """The versions, the latest first, and the reasons of the referral, in four queries."""
    current, orders = page.order, list(page.orders)
    if page.may("cases.view_people"):
        prefetch_related_objects(orders, "people__person__children")
    versions = [Version(order, order == current, _told(page, order)) for order in orders]
    reasons = page.case.reasons.order_by("pk")
    return {"versions": versions, "reasons": [str(reason) for reason in reasons]}


def _told(page: CasePage, order: CourtOrder) -> list[str]:
    return order_sentences(order) if page.may("cases.view_people") else []
