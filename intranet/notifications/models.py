"""What somebody has to know, told to them alone."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A few words to one user: the number of a case or the title of a thing of the site at most.

    What is said of a record is read as long as its reader may see the record.
    """

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("Accesso d’emergenza")
        DISCLOSURE = "disclosure", _("Dato riservato aperto")
        DECISION = "decision", _("Richiesta decisa")
        SUBSTITUTION = "substitution", _("Sostituzione")
        AMENDMENT = "amendment", _("Provvedimento modificato")
        SITE = "site", _("Sito")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=16, choices=Kind)
    words = models.CharField(max_length=200)
    # The record it tells of, where it says more than a number.
    about_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, null=True, blank=True)
    about_key = models.PositiveBigIntegerField(null=True, blank=True)
    # Where to go on from it, on this site; empty where its reader has nowhere to go.
    address = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    guard_path = "user"

    class Meta:
        verbose_name = _("avviso")
        verbose_name_plural = _("avvisi")
        ordering = ("-at", "-pk")
        default_permissions = ()
        indexes = [
            models.Index(fields=["user", "-at"]),
            models.Index(fields=["user"], condition=Q(read_at=None), name="unread_notice"),
        ]

    def __str__(self) -> str:
        return self.words
