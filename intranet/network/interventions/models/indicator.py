"""By what a model is verified: a measure all share, and the target it should reach."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.network.interventions.models.intervention import InterventionModel
from intranet.statistics.outcomes.measure import Measure, Unit
from intranet.statistics.outcomes.registry import MEASURES
from permissions.history import History


class Direction(models.TextChoices):
    AT_LEAST = "at_least", _("almeno")
    AT_MOST = "at_most", _("al più")


class Indicator(models.Model):
    """The target is in whole percents or in days, as the measure is."""

    intervention = models.ForeignKey(
        InterventionModel, on_delete=models.PROTECT, related_name="indicators"
    )
    measure = models.CharField(
        _("che cosa si misura"),
        max_length=32,
        # Not choices: a measure that is added asks for no migration.
    )
    direction = models.CharField(_("obiettivo"), max_length=8, choices=Direction)
    target = models.PositiveSmallIntegerField(_("valore"))
    history = History()

    guard_path = "intervention"

    class Meta:
        verbose_name = _("indicatore")
        verbose_name_plural = _("indicatori")
        ordering = ("pk",)
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["intervention", "measure"], name="one_indicator_a_measure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measured.title}: {self.goal}"

    @property
    def measured(self) -> Measure:
        return MEASURES[self.measure]

    @property
    def goal(self) -> str:
        """The target in words: «almeno 80 %»."""
        unit = Unit(self.measured.unit).label
        return f"{self.get_direction_display()} {self.target} {unit}"
