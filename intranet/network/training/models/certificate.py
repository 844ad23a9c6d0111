"""The paper that says who was at a course, for how long: made once, never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.training.models.enrolment import Enrolment
from intranet.network.training.rules import SeenByRunners
from permissions.history import History
from permissions.policy import Rules


class CertificateRegister(models.Model):
    """The last number of a year: one row to lock, no gap and no double."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Certificate(models.Model):
    """Its words stand as they were printed; `ended_at` is when it was no longer good."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="certificates")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    # What is printed beside the number: who does not hold the paper cannot ask for it.
    code = models.CharField(max_length=20)
    name = models.CharField(_("di chi"), max_length=300)
    service = models.CharField(_("servizio"), max_length=200)
    title = models.CharField(_("corso"), max_length=200)
    minutes = models.PositiveIntegerField(_("minuti"))
    path = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_for = models.CharField(_("perché non vale più"), max_length=300, blank=True)
    history = History()

    guard_kind = "certificate"
    guard_state = "*"
    rules: ClassVar[Rules] = SeenByRunners()
    state_field = ""
    service_path = "enrolment__service"
    person_paths: ClassVar[tuple[str, ...]] = ("enrolment__person",)
    course_path = "enrolment__course"
    seen_by = "training.view_certificate"

    class Meta:
        verbose_name = _("attestato")
        verbose_name_plural = _("attestati")
        ordering = ("-year", "-serial")
        default_permissions = ()
        permissions = (
            ("view_certificate", "Can read a certificate"),
            ("check_certificate", "Can ask whether a certificate is good"),
        )
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="one_certificate_number"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(ended_at=None), name="one_good_certificate"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_for="")
                | Q(ended_at__isnull=False, ended_for__gt=""),
                name="ended_certificate_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("training:certificate", args=[self.pk])

    @property
    def number(self) -> str:
        return f"A {self.year}/{self.serial}"

    @property
    def guard_organisations(self) -> frozenset[int]:
        return self.enrolment.guard_organisations

    @property
    def guard_home(self) -> int:
        return self.enrolment.guard_home

    def is_good(self) -> bool:
        return self.ended_at is None
