"""The papers of a case: what came in, what is written, what was delivered."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.models import Organisation, UnitGrant, UserGrant
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
