"""The report to the court: what is written."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.policy import Sight
from workflows.cases.models import Case
from workflows.documents.models.paper import Paper


class Report(models.Model):
    """The final report to the court: drafted, validated by another, signed, rendered."""

    class State(models.TextChoices):
        DRAFT = "draft", _("In redazione")
        SUBMITTED = "submitted", _("Da convalidare")
        RETURNED = "returned", _("Da correggere")
        VALIDATED = "validated", _("Da firmare")
        SIGNED = "signed", _("Da trasmettere")
        TRANSMITTED = "transmitted", _("Trasmessa, in attesa della cancelleria")
        REJECTED = "rejected", _("Rifiutata dalla cancelleria")
        ACKNOWLEDGED = "acknowledged", _("Presa in carico dalla cancelleria")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.DRAFT)
    course = models.TextField(_("andamento degli incontri"))
    observations = models.TextField(_("osservazioni"))
    conclusions = models.TextField(_("conclusioni"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    validator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    validated_at = models.DateTimeField(null=True)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True)
    remarks = models.CharField(_("che cosa correggere"), max_length=500, blank=True)
    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, null=True, related_name="report")
    history = History()

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_reports"),)

    class Meta:
        verbose_name = _("relazione conclusiva")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
