"""A service works by a model from a day on, until another."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from intranet.network.interventions.models.intervention import InterventionModel
from intranet.network.rights import TableRules
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Rules


class Adoption(models.Model):
    """The days are whole; `until` is the last one, None while nobody knows it."""

    intervention = models.ForeignKey(
        InterventionModel, on_delete=models.PROTECT, related_name="adoptions"
    )
    service = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("servizio")
    )
    since = models.DateField(_("dal"))
    until = models.DateField(_("al"), null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = History()

    guard_kind = "adoption"
    guard_state = "*"
    rules: ClassVar[Rules] = TableRules()
    state_field = ""
    service_path = "service"
    person_paths: ClassVar[tuple[str, ...]] = ()
    seen_by = "interventions.view_adoption"

    class Meta:
        verbose_name = _("adozione di un modello")
        verbose_name_plural = _("adozioni dei modelli")
        ordering = ("since", "pk")
        default_permissions = ()
        permissions = (
            ("view_adoption", "Can see which services adopt a model"),
            ("end_adoption", "Can end the adoption by the own service"),
        )
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="adoption_has_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.intervention} · {self.service}"

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.service_id})

    @property
    def guard_home(self) -> int:
        return self.service_id

    def overlaps(self, since: date, until: date | None) -> bool:
        """Whether it shares a day with those from `since` to `until`."""
        begins_before = until is None or self.since <= until
        return begins_before and (self.until is None or since <= self.until)

    def covers(self, first: date, last: date) -> bool:
        """Whether the model was adopted on each of these days."""
        return self.since <= first and (self.until is None or last <= self.until)

    def is_over_on(self, day: date) -> bool:
        return self.until is not None and self.until < day
