"""What readers say of a thing, and what they want to hear of."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.models.item import Item
from permissions.history import History
from permissions.policy import Sight


class Comment(models.Model):
    """A word under a thing of the site: read by all who read it, once it was let through."""

    class State(models.TextChoices):
        WAITING = "waiting", _("In attesa")
        SHOWN = "shown", _("Pubblicato")
        REFUSED = "refused", _("Rifiutato")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("commento"), max_length=2000)
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    at = models.DateTimeField(default=timezone.now)
    history = History()

    guard_path = "item"
    # Its examiners: what is published is no more to be published, and may be sent back.
    sights = (
        Sight("content.view_item", only=Q(state="shown")),
        Sight("content.publish_item"),
        Sight("content.reject_item"),
    )

    class Meta:
        verbose_name = _("commento")
        verbose_name_plural = _("commenti")
        ordering = ("at", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by}: {self.item}"


class Subscription(models.Model):
    """Somebody wants to know what happens at a place and below."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="subscriptions"
    )
    place = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="subscriptions")
    since = models.DateTimeField(default=timezone.now)

    guard_path = "place"

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="subscribed_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.place}"
