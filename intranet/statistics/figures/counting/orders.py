"""What the order in force says of the cases in charge."""

from dataclasses import dataclass
from datetime import date

from intranet.statistics.figures.counting.facts import Facts
from workflows.cases.models import CourtOrder

FIELDS = (
    "case",
    "effective_from",
    "is_urgent",
    "next_hearing_on",
    "protected_until",
    "mentions_violence",
    "has_secret_address",
)


@dataclass(frozen=True, slots=True)
class OrderFact:
    effective_from: date
    is_urgent: bool
    hearing: date | None
    protected_until: date | None
    mentions_violence: bool
    has_secret_address: bool


def orders_in_force(facts: Facts) -> dict[int, OrderFact]:
    """By case, the last version in effect on the last day; before its first, the first."""
    rows = CourtOrder.objects.filter(facts.about_in_charge("case")).order_by("version")
    found: dict[int, OrderFact] = {}
    for case, *values in rows.values_list(*FIELDS):
        order = OrderFact(*values)
        if case not in found or order.effective_from <= facts.day:
            found[case] = order
    return found
