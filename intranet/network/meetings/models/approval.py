"""What those who were there say of the minutes: remarks on the draft, and their answer."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models.agenda import AgendaPoint
from intranet.network.meetings.models.invitation import Invitation
from intranet.network.meetings.models.minutes import Minutes
from permissions.history import History
from permissions.policy import Sight


class Remark(models.Model):
    """On one point of the draft, or on all of it."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="remarks")
    point = models.ForeignKey(
        AgendaPoint, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("osservazione"), max_length=3_000)
    at = models.DateTimeField(default=timezone.now)
    history = History()

    guard_path = "minutes"
    sights: ClassVar = (Sight("meetings.view_remarks"),)

    class Meta:
        verbose_name = _("osservazione")
        verbose_name_plural = _("osservazioni")
        ordering = ("at", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:80]


class Approval(models.Model):
    """One who was there is asked, in each round again. Silence is consent in the end."""

    class Answer(models.TextChoices):
        APPROVES = "approves", _("Approva")
        OBJECTS = "objects", _("Obietta")

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="approvals")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="approvals")
    round = models.PositiveSmallIntegerField()
    answer = models.CharField(_("risposta"), max_length=8, choices=Answer, blank=True)
    words = models.TextField(_("parole"), max_length=2_000, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    # Who wrote it down, for one who does not sign in.
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    history = History()

    guard_path = "minutes"
    sights: ClassVar = (Sight("meetings.view_remarks"),)

    class Meta:
        verbose_name = _("approvazione")
        verbose_name_plural = _("approvazioni")
        ordering = ("round", "invitation__service__name", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "invitation", "round"], name="asked_once_a_round"
            ),
            models.CheckConstraint(
                condition=~Q(answer="objects") | ~Q(words=""), name="objection_has_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation}: {self.get_answer_display()}"
