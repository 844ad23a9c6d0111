"""The preliminary phase: meetings, hearings, the risk sheet and the agreement."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.policy import Sight
from workflows.cases.enums import Risk
from workflows.cases.models.case import Case
from workflows.cases.models.notes import CaseNote
from workflows.cases.models.observation import Observation
from workflows.cases.models.person import Person


class ReferrerMeeting(CaseNote):
    """The meeting with the service that referred the family."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="referrer_meetings")
    held_at = models.DateTimeField(_("data e ora"))
    attendees = models.CharField(_("presenti"), max_length=300)
    summary = models.TextField(_("che cosa è emerso"))
    history = History()

    class Meta(CaseNote.Meta):
        verbose_name = _("riunione con il servizio inviante")


class Hearing(Observation):
    """The interview with an adult, or the time in which a child gets to know the place."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="hearings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="hearings")
    held_at = models.DateTimeField(_("data e ora"))
    history = History()

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_notes"),)

    class Meta:
        verbose_name = _("colloquio")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} · {self.person}"


class RiskSheet(CaseNote):
    """What could go wrong, and what is done about it. Not known is never absent."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="risk_sheet")
    violence = models.CharField(_("violenza"), max_length=8, choices=Risk)
    abduction = models.CharField(_("sottrazione del minore"), max_length=8, choices=Risk)
    substances = models.CharField(_("uso di sostanze"), max_length=8, choices=Risk)
    health = models.CharField(_("salute mentale"), max_length=8, choices=Risk)
    conflict = models.CharField(_("conflitto fra gli adulti"), max_length=8, choices=Risk)
    measures = models.TextField(_("misure previste"))
    history = History()

    class Meta(CaseNote.Meta):
        verbose_name = _("scheda del rischio")


class Agreement(CaseNote):
    """The visit agreement (`patto`): the rules the adults are asked to sign."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="agreements")
    presented_on = models.DateField(_("presentato il"))
    rules = models.TextField(_("regole concordate"))
    history = History()

    class Meta(CaseNote.Meta):
        verbose_name = _("patto")


class AgreementSignature(models.Model):
    """One adult's answer. A refused signature is recorded, and stops nothing by itself."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed = models.BooleanField(_("ha firmato"))
    refusal = models.CharField(_("motivo del rifiuto"), max_length=300, blank=True)
    history = History()

    guard_path = "agreement__case"
    sights: ClassVar = (Sight("cases.view_notes"),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "person"], name="one_signature")
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person}: {'firmato' if self.signed else 'rifiutato'}"
