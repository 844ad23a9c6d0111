"""Where programs of other houses want to hear what happens, and what they are still to hear."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from intranet.content.models import Happening

if TYPE_CHECKING:
    from collections.abc import Sequence

# From an attempt that failed to the next one, and in words.
WAITS = (
    (timedelta(minutes=1), _("un minuto")),
    (timedelta(minutes=5), _("5 minuti")),
    (timedelta(minutes=30), _("mezz’ora")),
    (timedelta(hours=2), _("2 ore")),
    (timedelta(hours=8), _("8 ore")),
    (timedelta(hours=24), _("un giorno")),
)


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

    @property
    def hears(self) -> list[str]:
        """What it hears of, in words; nothing where it hears of everything."""
        return [str(Happening.What(what).label) for what in self.whats]


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

    @property
    def is_done(self) -> bool:
        return self.arrived_at is not None or self.dropped_at is not None

    @property
    def is_worn_out(self) -> bool:
        """Whether it was tried as often as it ever is."""
        return self.attempts > len(WAITS)

    @property
    def wait(self) -> timedelta | None:
        """From the last attempt, which failed, to the next; None where there is none of them."""
        if self.is_done or not 1 <= self.attempts <= len(WAITS):
            return None
        return WAITS[self.attempts - 1][0]

    @property
    def fate(self) -> str:
        """What became of it, in words."""
        if self.arrived_at is not None:
            return say("arrivato")
        if self.dropped_at is not None:
            return say("abbandonato: %(answer)s") % {"answer": self.answer}
        if self.wait is None:
            return say("in partenza")
        wait = WAITS[self.attempts - 1][1]
        words = say("non arrivato: %(answer)s; si riprova %(wait)s dopo")
        return words % {"answer": self.answer, "wait": wait}
