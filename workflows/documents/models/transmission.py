"""The delivery of a report to a court office: what its clerks see."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models import Organisation, UnitGrant, UserGrant
from permissions.policy import Sight
from workflows.documents.models.paper import Paper
from workflows.documents.models.report import Report


class Transmission(models.Model):
    """One delivery of a report to a court office. It is all that the office's clerks see."""

    class State(models.TextChoices):
        SENT = "sent", _("Da prendere in carico")
        ACKNOWLEDGED = "acknowledged", _("Presa in carico")
        REJECTED = "rejected", _("Rifiutata")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="transmissions")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="transmissions")
    court = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="received")
    service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    proceeding = models.CharField(_("R.G."), max_length=40)
    sender = models.CharField(_("mittente"), max_length=200)
    protocol = models.CharField(_("numero di protocollo"), max_length=40)
    sha256 = models.CharField(_("impronta SHA-256"), max_length=64)
    sent_at = models.DateTimeField(_("trasmessa il"), default=timezone.now)
    state = models.CharField(_("stato"), max_length=16, choices=State, default=State.SENT)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("deciso il"), null=True)
    reason = models.CharField(_("motivazione"), max_length=500, blank=True)
    history = History()

    guard_kind = "transmission"
    sights: ClassVar = (Sight("documents.view_transmission"),)

    class Meta:
        verbose_name = _("trasmissione")
        verbose_name_plural = _("trasmissioni")
        ordering = ("-sent_at", "-pk")
        default_permissions = ("view",)
        permissions = (("acknowledge_transmission", "Can acknowledge or reject a report"),)
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(state="sent"), name="one_open_transmission"
            )
        ]

    def __str__(self) -> str:
        return f"{self.proceeding} · {self.protocol}"

    @property
    def guard_state(self) -> str:
        return self.state

    @property
    def guard_organisations(self) -> frozenset[int]:
        return frozenset({self.court_id})

    @property
    def guard_home(self) -> int:
        return self.service_id

    def is_open(self) -> bool:
        return self.state == self.State.SENT


class TransmissionUserObjectPermission(UserGrant):
    content_object = models.ForeignKey(Transmission, on_delete=models.CASCADE)

    class Meta(UserGrant.Meta):
        pass


class TransmissionGroupObjectPermission(UnitGrant):
    content_object = models.ForeignKey(Transmission, on_delete=models.CASCADE)

    class Meta(UnitGrant.Meta):
        pass
