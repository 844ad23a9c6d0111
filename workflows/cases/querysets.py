"""Which ones: the questions asked of many records at once."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from workflows.cases.enums import ENDED, RecordState, VisitState

TO_COME = [VisitState.PROPOSED, VisitState.CONFIRMED]


class CaseQuerySet(models.QuerySet[Any]):
    def open(self) -> "CaseQuerySet":
        """Those the service still works on."""
        return self.exclude(state__in=ENDED)

    def of_proceeding(
        self, court: Any, register: str, rg_number: int, rg_year: int
    ) -> "CaseQuerySet":
        """Those that bear this R.G. number of this court."""
        return self.filter(court=court, register=register, rg_number=rg_number, rg_year=rg_year)


class PersonQuerySet(models.QuerySet[Any]):
    def children(self) -> "PersonQuerySet":
        return self.filter(kind="child")

    def adults(self) -> "PersonQuerySet":
        return self.filter(kind="adult")


class ProtectedRecordQuerySet(models.QuerySet[Any]):
    def of(self, case: Any) -> "ProtectedRecordQuerySet":
        """Those of the people of `case`."""
        return self.filter(person__case=case)

    def texts(self) -> list[str]:
        """What they keep: to look for it where it must not stand, never to be shown."""
        return list(self.values_list("text", flat=True))


class VisitQuerySet(models.QuerySet[Any]):
    def taking_place(self) -> "VisitQuerySet":
        """Those that occupy room, operator and persons: neither cancelled nor missed."""
        return self.exclude(state__in=[VisitState.CANCELLED, VisitState.ABSENCE])

    def overlapping(self, start: datetime, end: datetime) -> "VisitQuerySet":
        """Those that share any moment with [start, end)."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def held(self) -> "VisitQuerySet":
        return self.filter(state__in=[VisitState.HELD, VisitState.INTERRUPTED])

    def unfinished(self) -> "VisitQuerySet":
        """Those still to come, and those whose record nobody has validated yet."""
        recorded = [VisitState.HELD, VisitState.INTERRUPTED, VisitState.REFUSED]
        unrecorded = Q(state__in=recorded) & ~Q(record__state=RecordState.VALIDATED)
        return self.filter(Q(state__in=TO_COME) | unrecorded)

    def to_come(self) -> "VisitQuerySet":
        return self.filter(state__in=TO_COME)

    def begun(self) -> "VisitQuerySet":
        """Those whose hour has come, and that may have taken place."""
        return self.filter(starts_at__lte=timezone.now())
