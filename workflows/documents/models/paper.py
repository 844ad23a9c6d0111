"""The papers of a case: what came in, and what was delivered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.policy import Sight
from workflows.cases.models import Case, CourtOrder


class Paper(models.Model):
    """An immutable file: its content is its name, so it can be checked and never overwritten."""

    class Kind(models.TextChoices):
        ORDER = "order", _("Provvedimento")
        INTEGRATION = "integration", _("Documento del servizio inviante")
        CLARIFICATION = "clarification", _("Chiarimento del giudice")
        REPORT = "report", _("Relazione")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    order = models.ForeignKey(
        CourtOrder, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    kind = models.CharField(_("tipo"), max_length=16, choices=Kind)
    title = models.CharField(_("titolo"), max_length=200)
    path = models.CharField(max_length=120)
    sha256 = models.CharField(_("impronta SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("dimensione in byte"))
    pages = models.PositiveIntegerField(_("pagine"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("aggiunto il"), default=timezone.now)
    history = History()

    guard_path = "case"
    sights: ClassVar = (
        Sight("cases.view_papers", only=~Q(kind=Kind.REPORT)),
        Sight("cases.view_reports", only=Q(kind=Kind.REPORT)),
        Sight("cases.view_validated", only=Q(transmissions__isnull=False)),
    )

    class Meta:
        verbose_name = _("documento")
        verbose_name_plural = _("documenti")
        ordering = ("-added_at",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.title
