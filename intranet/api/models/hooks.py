"""Where programs of other houses want to hear what happens, and what they are still to hear."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Happening

if TYPE_CHECKING:
    from collections.abc import Sequence


class HookQuerySet(models.QuerySet["Hook"]):
    def living(self) -> "HookQuerySet":
        """Those that hear now: not ended, of one who may sign in."""
        return self.filter(ended_at=None, user__is_active=True)


class Hook(models.Model):
    """An address that hears what happens to the things of the site which its person may see."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("nome"), max_length=100)
    address = models.URLField(_("indirizzo"), max_length=300)
    # Of `Happening.What`; none is all.
    whats: "models.JSONField[Sequence[str], list[str]]" = models.JSONField(
        _("che cosa sente"), default=list
    )
    # What signs the messages: it has to be known on both sides, and is shown once.
    secret = models.BinaryField(editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    objects = HookQuerySet.as_manager()

    guard_path = "user"

    class Meta:
        verbose_name = _("avviso a un programma")
        verbose_name_plural = _("avvisi ai programmi")
        ordering = ("-made_at", "-pk")
        default_permissions = ()
        indexes = [models.Index(fields=["user", "-made_at"])]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One message to one hook: written with what it tells of, and sent until it arrives."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="deliveries")
    happening = models.ForeignKey(Happening, on_delete=models.CASCADE, related_name="+")
    body = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    # The answer of the last attempt: a status of HTTP, or in words why there was none.
    answer = models.CharField(max_length=100, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    # When it was given up.
    dropped_at = models.DateTimeField(null=True, blank=True)

    guard_path = "hook__user"

    class Meta:
        verbose_name = _("consegna")
        verbose_name_plural = _("consegne")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["hook", "happening"], name="delivered_once"),
        ]
        indexes = [
            models.Index(
                fields=["hook"], condition=Q(arrived_at=None, dropped_at=None), name="undelivered"
            )
        ]

    def __str__(self) -> str:
        return f"{self.hook}: {self.happening_id}"
