"""What the coordination decided on a model, and on which evidence: both for ever as they were."""

import hashlib
import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.interventions.models.intervention import InterventionModel, State
from intranet.statistics.periods import QUARTERS, Quarter
from permissions.history import History


class Evidence(models.Model):
    """The results of a model as they stood at the end of a quarter: weighed once.

    `data` is what may be read of them, with the definitions they were weighed by; nothing in it
    is a small or an exact count.
    """

    intervention = models.ForeignKey(
        InterventionModel, on_delete=models.PROTECT, related_name="evidence"
    )
    year = models.PositiveSmallIntegerField(_("anno"))
    quarter = models.PositiveSmallIntegerField(_("trimestre"))
    data = models.JSONField(_("risultati"))
    sha256 = models.CharField(_("impronta SHA-256"), max_length=64)
    weighed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    weighed_at = models.DateTimeField(_("calcolati il"), default=timezone.now)
    history = History()

    guard_path = "intervention"

    class Meta:
        verbose_name = _("risultati di un modello")
        verbose_name_plural = _("risultati dei modelli")
        ordering = ("-year", "-quarter")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["intervention", "year", "quarter"], name="weighed_once_a_quarter"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__gte=1, quarter__lte=QUARTERS),
                name="evidence_of_a_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intervention} · {self.until}"

    def get_absolute_url(self) -> str:
        return reverse("interventions:evidence", args=(self.intervention_id, self.pk))

    @property
    def until(self) -> Quarter:
        """The quarter after whose end nothing was seen."""
        return Quarter(self.year, self.quarter)

    def is_whole(self) -> bool:
        """Whether the data are those that were weighed."""
        return digest_of(self.data) == self.sha256


class Decision(models.Model):
    """The passage of a model from one state to another."""

    intervention = models.ForeignKey(
        InterventionModel, on_delete=models.PROTECT, related_name="decisions"
    )
    before = models.CharField(_("da"), max_length=12, choices=State)
    after = models.CharField(_("a"), max_length=12, choices=State)
    reason = models.TextField(_("motivazione"))
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("risultati")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("il"), default=timezone.now)
    history = History()

    guard_path = "intervention"

    class Meta:
        verbose_name = _("decisione su un modello")
        verbose_name_plural = _("decisioni sui modelli")
        ordering = ("-at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.intervention}: {self.get_after_display()}"


def digest_of(data: Any) -> str:
    """SHA-256 of the data, written in one way."""
    return hashlib.sha256(
        json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()
