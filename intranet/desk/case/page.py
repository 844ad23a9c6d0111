"""What every section of the page of a case shows around itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone

from intranet.desk.case.progress import Stage, progress_of
from intranet.desk.case.steps import OpenStep, open_steps
from intranet.desk.names import siblings
from permissions.models import EmergencyAccess, User
from permissions.policy import allowed, visible_to
from workflows.cases.models import Case, CourtOrder, Person


@dataclass(frozen=True)
class CasePage:
    """A case as one person sees it: what they do not hold is empty."""

    case: Case
    user: User
    held: frozenset[str]
    query: Mapping[str, str]
    people: Sequence[Person]
    orders: Sequence[CourtOrder]
    steps: Sequence[OpenStep]
    stages: Sequence[Stage]
    # The end of the emergency in which this person reads it, if they do.
    emergency_until: datetime | None

    @property
    def children(self) -> str:
        return siblings(person for person in self.people if person.is_child())

    @property
    def order(self) -> CourtOrder | None:
        """The version in force, or the first one if none is in force yet."""
        today = timezone.localdate()
        in_force = [order for order in self.orders if order.effective_from <= today]
        latest = sorted(in_force, key=lambda order: (order.effective_from, order.version))
        return next(iter([*latest[::-1], *list(self.orders)[::-1]]), None)

    @property
    def late(self) -> list[OpenStep]:
        return [step for step in self.steps if step.is_late]

    @property
    def mine(self) -> list[OpenStep]:
        """What this person can do now, the nearest term first."""
        return [step for step in self.steps if step.task]

    def may(self, *permissions: str) -> bool:
        """Whether any of `permissions` is held; always, if none is named."""
        return not permissions or not self.held.isdisjoint(permissions)


def read_page(user: User, pk: int, query: Mapping[str, str]) -> CasePage:
    """The case with what `user` may know of it, in six queries.

    Raises Http404 for a case that `user` may not see.
    """
    related = ("service", "referrer", "court", "operator")
    cases = Case.objects.select_related(*related).annotate(emergency_until=_emergency_of(user))
    case: Any = get_object_or_404(visible_to(user, cases), pk=pk)
    held = allowed(user, case)
    steps = open_steps(case, user, held)
    return CasePage(
        case=case,
        user=user,
        held=held,
        query=query,
        people=list(case.people.all()) if "cases.view_people" in held else [],
        orders=list(case.orders.all()) if "cases.view_orders" in held else [],
        steps=steps,
        stages=progress_of(case, steps),
        emergency_until=case.emergency_until,
    )


def _emergency_of(user: User) -> Subquery:
    of_cases = ContentType.objects.get_for_model(Case)
    open_ones = EmergencyAccess.objects.filter(
        user=user, content_type=of_cases, object_id=OuterRef("pk"), until__gt=timezone.now()
    )
    return Subquery(open_ones.order_by("-until").values("until")[:1])
