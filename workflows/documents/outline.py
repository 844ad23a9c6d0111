"""What a mediator may know of a case: counts, ages and a level, and never a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from workflows.cases.entries import folded
from workflows.cases.models import Case

# Letters, at least, of a name that is looked for.
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Outline:
    """`ages` in completed years, None where unknown; `level` is empty where the order has none."""

    ages: Sequence[int | None]
    level: str
    received_on: date

    @property
    def children(self) -> int:
        return len(self.ages)

    @property
    def known_ages(self) -> list[int]:
        return [age for age in self.ages if age is not None]

    @property
    def days(self) -> int:
        """Since the order was received."""
        return (timezone.localdate() - self.received_on).days


def outline_of(case: Case) -> Outline:
    """The case as far as it may be told to who knows nothing of it."""
    today = timezone.localdate()
    return Outline(
        ages=[child.age_on(today) for child in case.people.children().order_by("birth_date")],
        level=case.current_order().get_level_display(),
        received_on=timezone.localdate(case.received_at),
    )


def names_somebody(case: Case, text: str) -> bool:
    """Whether a word of `text` is the first or last name of somebody of the case."""
    words = {folded(word) for word in text.replace("'", " ").replace("’", " ").split()}
    names = case.people.values_list("first_name", "last_name")
    parts = {folded(part) for pair in names for name in pair for part in name.split()}
    return any(len(part) >= SHORTEST_NAME for part in words & parts)
