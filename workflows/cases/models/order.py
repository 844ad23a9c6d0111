"""The court order: nothing starts without one, and every rule of the visits comes from it."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Min, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from permissions.history import History
from permissions.policy import Sight
from workflows.cases.enums import Frequency, Level, OrderForm, Regime, Standing
from workflows.cases.models.case import Case
from workflows.cases.models.person import Person


class CourtOrder(models.Model):
    """One version of the order of a case. An amendment is a new version from its own date."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="orders")
    version = models.PositiveSmallIntegerField(_("versione"), default=1)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    form = models.CharField(_("forma"), max_length=16, choices=OrderForm)
    section = models.CharField(_("sezione"), max_length=80, blank=True)
    issued_on = models.DateField(_("emesso il"))
    notified_on = models.DateField(_("notificato il"), null=True, blank=True)
    effective_from = models.DateField(_("efficace dal"))
    expires_on = models.DateField(_("scade il"), null=True, blank=True)
    legal_bases = models.CharField(_("norme richiamate"), max_length=300, blank=True)
    regime = models.CharField(_("regime"), max_length=8, choices=Regime)
    level = models.CharField(_("livello minimo"), max_length=16, choices=Level, blank=True)
    frequency = models.CharField(_("frequenza"), max_length=16, choices=Frequency, blank=True)
    minutes = models.PositiveSmallIntegerField(_("durata in minuti"), null=True, blank=True)
    place = models.CharField(_("luogo"), max_length=200, blank=True)
    progression = models.TextField(_("clausola di progressione"), blank=True)
    progression_by = models.CharField(_("chi può variare"), max_length=200, blank=True)
    report_days = models.PositiveSmallIntegerField(
        _("relazione periodica ogni (giorni)"), null=True, blank=True
    )
    next_hearing_on = models.DateField(_("prossima udienza"), null=True, blank=True)
    is_urgent = models.BooleanField(_("urgente"), default=False)
    mentions_violence = models.BooleanField(_("violenza in famiglia"), default=False)
    protected_until = models.DateField(_("ordine di protezione fino al"), null=True, blank=True)
    has_secret_address = models.BooleanField(_("indirizzo riservato"), default=False)
    curator = models.CharField(_("curatore speciale"), max_length=160, blank=True)
    guardian = models.CharField(_("tutore"), max_length=160, blank=True)
    history = History()

    guard_path = "case"
    sights: ClassVar = (Sight("cases.view_orders"),)

    class Meta:
        verbose_name = _("provvedimento")
        verbose_name_plural = _("provvedimenti")
        ordering = ("-version",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="one_version"),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("issued_on")),
                name="expires_after_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} del {self.issued_on:%d/%m/%Y}"

    def missing(self) -> list[str]:
        """What the visits need and the order does not say: a clarification is asked for it."""
        needed = {"level": self.level, "frequency": self.frequency}
        return [name for name, value in needed.items() if not value]

    @cached_property
    def last_day(self) -> date | None:
        """The last day it holds: its expiry, or the eve of a later version; None is no end."""
        later = self.case.orders.filter(version__gt=self.version)
        replaced_on = later.aggregate(day=Min("effective_from"))["day"]
        ends = [self.expires_on, replaced_on and replaced_on - timedelta(days=1)]
        return min(filter(None, ends), default=None)

    def is_in_force(self, day: date) -> bool:
        return self.effective_from <= day and (self.last_day is None or day <= self.last_day)

    def people_with(self, standing: Standing) -> list[Person]:
        """The adults the order gives this standing."""
        return [row.person for row in self.people.all() if row.standing == standing]


class OrderPerson(models.Model):
    """What the order says of one adult: authorised, excluded, or the child's carer."""

    order = models.ForeignKey(CourtOrder, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standings")
    standing = models.CharField(_("posizione"), max_length=16, choices=Standing)
    history = History()

    guard_path = "order__case"
    sights: ClassVar = (Sight("cases.view_orders"),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "person"], name="one_standing"),
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person}: {self.get_standing_display()}"
