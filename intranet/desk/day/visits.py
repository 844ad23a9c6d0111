"""The visits of today, as those who receive the family need to know them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from intranet.desk.names import together
from permissions.models import User
from permissions.policy import visible_to
from workflows.cases import terms
from workflows.cases.enums import Level
from workflows.cases.models import Relationship, Visit
from workflows.cases.sentences import KINS

MOST = 50


@dataclass(frozen=True)
class DayVisit:
    """A visit of the day. `children` and `visitor` are empty for who may not know them."""

    visit: Visit
    children: str
    visitor: str
    led_by_another: bool

    @property
    def arrivals_are_staggered(self) -> bool:
        return self.visit.level != Level.VIDEO

    @property
    def visitor_arrives(self) -> datetime:
        return self.visit.starts_at - terms.STAGGER

    @property
    def visitor_leaves(self) -> datetime:
        return self.visit.ends_at + terms.STAGGER


def visits_today(user: User) -> list[DayVisit]:
    """The first MOST visits of today that `user` may know of, in two queries.

    Who holds visits sees the own ones; who does not sees all those of their cases.
    """
    visits = list(_mine_or_all(user).select_related("case", "room", "visitor", "operator")[:MOST])
    relations = _relations(user, visits)
    return [_day_visit(visit, relations[visit.visitor_id], user) for visit in visits]


def _mine_or_all(user: User) -> QuerySet[Visit]:
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = Visit.objects.taking_place().filter(
        starts_at__gte=start, starts_at__lt=start + timedelta(days=1)
    )
    of_others = visible_to(user, today.exclude(operator=user), "cases.hold_visit")
    visible = visible_to(user, today).exclude(pk__in=of_others.order_by().values("pk"))
    return visible.order_by("starts_at", "pk")


def _relations(user: User, visits: Iterable[Visit]) -> dict[int, list[Relationship]]:
    adults = [visit.visitor_id for visit in visits]
    by_adult: dict[int, list[Relationship]] = defaultdict(list)
    if not adults:
        return by_adult
    known = visible_to(user, Relationship.objects.filter(adult__in=adults))
    for relation in known.select_related("child").order_by("child__birth_date", "pk"):
        by_adult[relation.adult_id].append(relation)
    return by_adult


def _day_visit(visit: Visit, relations: list[Relationship], user: User) -> DayVisit:
    return DayVisit(
        visit=visit,
        children=together([str(relation.child) for relation in relations]),
        visitor=_said(visit, relations),
        led_by_another=visit.operator_id != user.pk,
    )


def _said(visit: Visit, relations: list[Any]) -> str:
    """`il padre`, or the first name: the page is read over a shoulder."""
    if not relations:
        return ""
    return str(KINS.get(relations[0].kin, visit.visitor.first_name))
