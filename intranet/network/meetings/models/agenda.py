"""What is to be spoken of, in order."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.network.meetings.models.meeting import Meeting
from permissions.history import History


class AgendaPoint(models.Model):
    class Purpose(models.TextChoices):
        INFORM = "inform", _("informare")
        DISCUSS = "discuss", _("discutere")
        DECIDE = "decide", _("decidere")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("di che cosa si parla"), max_length=200)
    purpose = models.CharField(_("per"), max_length=8, choices=Purpose, default=Purpose.DISCUSS)
    # In minutes of the clock.
    duration = models.PositiveSmallIntegerField(_("minuti"), default=15)
    note = models.TextField(_("spiegazione"), max_length=1000, blank=True)
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # What was decided before, and is looked at again.
    follows = models.ForeignKey(
        "meetings.Decision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
    )
    history = History()

    guard_path = "meeting"

    class Meta:
        verbose_name = _("punto all’ordine del giorno")
        verbose_name_plural = _("punti all’ordine del giorno")
        ordering = ("position", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["meeting", "follows"], name="decision_followed_once")
        ]

    def __str__(self) -> str:
        return self.title
