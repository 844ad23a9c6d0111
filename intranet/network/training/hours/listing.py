"""The hours of training: one's own, of the people of a service, of the services."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import ExtractYear
from django.utils import timezone

from intranet.network.rights import standings_of
from intranet.network.training.models import Attendance, Certificate, Enrolment
from intranet.network.training.spans import said
from permissions.models import User
from permissions.policy import visible_to


@dataclass(frozen=True)
class Hours:
    """Minutes of somebody or of some service: `name` is whose, `people` how many they are."""

    name: str
    minutes: int
    courses: int
    people: int = 1

    @property
    def said(self) -> str:
        return said(self.minutes)


@dataclass(frozen=True)
class Own:
    """What one has done and is going to do."""

    user: User

    @property
    def years(self) -> list[Hours]:
        """The latest first."""
        rows = _attended().filter(enrolment__person=self.user)
        return [
            Hours(str(row["year"]), row["minutes"], row["courses"])
            for row in _summed(rows, "year").order_by("-year")
        ]

    @property
    def enrolments(self) -> QuerySet[Enrolment]:
        rows = Enrolment.objects.filter(person=self.user).exclude(state=Enrolment.State.WITHDRAWN)
        return rows.select_related("course__organiser").order_by("-course__starts_at", "-pk")

    @property
    def certificates(self) -> QuerySet[Certificate]:
        own = visible_to(self.user, Certificate.objects.filter(enrolment__person=self.user))
        return own.select_related("superseded_by")


def years_of_hours() -> list[int]:
    """Those in which somebody attended something, the latest first; this year always."""
    years = set(_attended().order_by().values_list("year", flat=True).distinct())
    return sorted(years | {timezone.localdate().year}, reverse=True)


def of_services(user: User, year: int) -> Sequence[Hours]:
    """How many practitioners of each service were trained, and how long; for who coordinates."""
    if not standings_of(user).coordinates:
        return ()
    rows = _attended().filter(year=year, enrolment__service__isnull=False)
    return [
        Hours(row["enrolment__service__name"], row["minutes"], row["courses"], row["people"])
        for row in _summed(rows, "enrolment__service__name").order_by("enrolment__service__name")
    ]


def of_people(user: User, year: int) -> Sequence[Hours]:
    """Each practitioner of the services that `user` represents."""
    represented = standings_of(user).represents
    if not represented:
        return ()
    fields = ("enrolment__person__last_name", "enrolment__person__first_name", "enrolment__person")
    rows = _attended().filter(year=year, enrolment__service__in=represented)
    return [
        Hours(f"{row[fields[1]]} {row[fields[0]]}", row["minutes"], row["courses"])
        for row in _summed(rows, *fields).order_by(*fields)
    ]


def _attended() -> QuerySet[Any]:
    present = Attendance.objects.filter(is_present=True)
    return present.annotate(year=ExtractYear("day__starts_at"))


def _summed(rows: QuerySet[Any], *fields: str) -> QuerySet[Any, dict[str, Any]]:
    return (
        rows.order_by()
        .values(*fields)
        .annotate(
            minutes=Sum("day__minutes"),
            courses=Count("enrolment__course", distinct=True),
            people=Count("enrolment__person", distinct=True),
        )
    )
