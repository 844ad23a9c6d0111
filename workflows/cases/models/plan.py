"""The plan of the visits of one relationship, and its review."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.policy import Sight
from workflows.cases.enums import Level, Outcome
from workflows.cases.models.case import Case
from workflows.cases.models.notes import Authored, CaseNote
from workflows.cases.models.order import CourtOrder
from workflows.cases.models.person import Person


class VisitPlan(Authored):
    """A series of visits of one person, under one version of the order."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="plans")
    order = models.ForeignKey(CourtOrder, on_delete=models.PROTECT, related_name="plans")
    visitor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="plans")
    level = models.CharField(_("livello"), max_length=16, choices=Level)
    review_on = models.DateField(_("verifica entro"))
    history = History()

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_calendar"),)

    class Meta:
        verbose_name = _("piano degli incontri")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} · {self.visitor}"


class PlanReview(CaseNote):
    """The review of a plan: go on with a new one, or go to the end."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reviews")
    goes_on = models.BooleanField(_("gli incontri proseguono"))
    reasons = models.TextField(_("motivazione"))
    outcome = models.CharField(_("esito proposto"), max_length=16, choices=Outcome, blank=True)
    history = History()

    class Meta(CaseNote.Meta):
        verbose_name = _("verifica del piano")
