"""The figures of one service in one quarter."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.statistics.periods import QUARTERS, Quarter
from permissions.models import Organisation
from permissions.policy import Sight


class CubeQuerySet(models.QuerySet["Cube"]):
    def of(self, quarter: Quarter) -> "CubeQuerySet":
        return self.filter(year=quarter.year, quarter=quarter.number)


class Cube(models.Model):
    """Counted here from the records of the service, or filed by one that keeps them elsewhere.

    Its head and its coordinators alone read it: small counts stand in it as they are.
    """

    class Source(models.TextChoices):
        OWN = "own", _("Contato dai fascicoli")
        FILED = "filed", _("Consegnato dal servizio")

    service = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="cubes", verbose_name=_("servizio")
    )
    year = models.PositiveSmallIntegerField(_("anno"))
    quarter = models.PositiveSmallIntegerField(_("trimestre"))
    edition = models.CharField(_("edizione delle definizioni"), max_length=16)
    source = models.CharField(_("origine"), max_length=8, choices=Source, default=Source.OWN)
    prepared_at = models.DateTimeField(_("preparato il"), default=timezone.now)
    # Who filed it; nobody, where it was counted.
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Of its cells: whether two preparations counted the same.
    sha256 = models.CharField(_("impronta SHA-256"), max_length=64, blank=True)
    objects = CubeQuerySet.as_manager()

    guard_path = "service"
    sights: ClassVar = (Sight("permissions.represent_service"),)

    class Meta:
        verbose_name = _("cifre di un trimestre")
        verbose_name_plural = _("cifre dei trimestri")
        ordering = ("-year", "-quarter", "service")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["service", "year", "quarter"], name="one_cube_a_quarter"
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=QUARTERS), name="cube_of_a_quarter"
            ),
        ]
        indexes = [models.Index(fields=["year", "quarter"])]

    def __str__(self) -> str:
        return f"{self.service} · {self.period}"

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)


class Cell(models.Model):
    """One number of a cube. Without a value it is not known, which is not zero.

    `cases` says how many cases stand behind it, where that is known.
    """

    cube = models.ForeignKey(Cube, on_delete=models.CASCADE, related_name="cells")
    figure = models.CharField(max_length=32)
    category = models.CharField(max_length=100, blank=True)
    value = models.BigIntegerField(null=True)
    cases = models.PositiveIntegerField(null=True)

    guard_path = "cube__service"
    sights: ClassVar = (Sight("permissions.represent_service"),)

    class Meta:
        verbose_name = _("cifra")
        default_permissions = ()
        constraints = [
            # Also what reads a cube: its cells stand together in the index.
            models.UniqueConstraint(fields=["cube", "figure", "category"], name="one_cell"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0), name="cell_counts_nothing_below_zero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.category}".strip()
