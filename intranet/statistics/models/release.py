"""What the network was told of a period: once, and for ever the same."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.statistics.periods import QUARTERS, Quarter
from permissions.history import History
from permissions.models import Organisation
from permissions.policy import Sight


class ReleaseQuerySet(models.QuerySet["Release"]):
    def covering(self, quarter: Quarter) -> "ReleaseQuerySet":
        """Those that tell of `quarter`: of itself, or of its year."""
        return self.filter(Q(quarter=quarter.number) | Q(quarter=None), year=quarter.year)


class Release(models.Model):
    """A quarter, or a whole year, as the coordination reads it. A second edition would tell by
    its differences what the first kept hidden: there is none.
    """

    coordination = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="releases",
        verbose_name=_("coordinamento"),
    )
    year = models.PositiveSmallIntegerField(_("anno"))
    # None for the whole year.
    quarter = models.PositiveSmallIntegerField(_("trimestre"), null=True, blank=True)
    edition = models.CharField(_("edizione delle definizioni"), max_length=16)
    released_at = models.DateTimeField(_("pubblicato il"), default=timezone.now)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    history = History()
    objects = ReleaseQuerySet.as_manager()

    guard_path = "coordination"
    sights: ClassVar = (Sight("permissions.coordinate_network"),)

    class Meta:
        verbose_name = _("cifre pubblicate")
        verbose_name_plural = _("cifre pubblicate")
        ordering = ("-year", "-quarter")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["coordination", "year", "quarter"], name="one_release_a_quarter"
            ),
            models.UniqueConstraint(
                fields=["coordination", "year"],
                condition=Q(quarter=None),
                name="one_release_a_year",
            ),
            models.CheckConstraint(
                condition=Q(quarter=None) | Q(quarter__gte=1, quarter__lte=QUARTERS),
                name="release_of_a_period",
            ),
        ]

    def __str__(self) -> str:
        return str(self.period) if self.quarter else str(self.year)

    @property
    def period(self) -> Quarter | None:
        """The quarter it tells of; None for a year."""
        return Quarter(self.year, self.quarter) if self.quarter else None


class ReleasedCell(models.Model):
    """One number as it may be read; it has a value only where it is shown."""

    class Status(models.TextChoices):
        SHOWN = "shown", _("Mostrato")
        HIDDEN = "hidden", _("Non mostrato")
        UNKNOWN = "unknown", _("Non rilevato")

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="cells")
    # None for all services together.
    service = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    figure = models.CharField(max_length=32)
    category = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=8, choices=Status)
    value = models.BigIntegerField(null=True)

    guard_path = "release__coordination"
    sights: ClassVar = (Sight("permissions.coordinate_network"),)

    class Meta:
        verbose_name = _("cifra pubblicata")
        default_permissions = ()
        constraints = [
            # Also what reads a release: its cells stand together in the index.
            models.UniqueConstraint(
                fields=["release", "service", "figure", "category"], name="one_released_cell"
            ),
            models.UniqueConstraint(
                fields=["release", "figure", "category"],
                condition=Q(service=None),
                name="one_released_sum",
            ),
            models.CheckConstraint(
                condition=Q(status="shown", value__isnull=False)
                | Q(status__in=["hidden", "unknown"], value=None),
                name="value_only_where_shown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.category}".strip()
