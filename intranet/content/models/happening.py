"""What happened to things of the site, written with it: what is told of it is told from here."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.models.item import Item
from permissions.policy import Sight

OPEN = ("published", "updated", "commented")


class Happening(models.Model):
    """Something was done to a thing of the site. It is read by who may see that thing now."""

    class What(models.TextChoices):
        ADDED = "added", _("Aggiunto")
        # While it was a draft, and when its readers already had it.
        EDITED = "edited", _("Modificato")
        UPDATED = "updated", _("Aggiornato")
        MOVED = "moved", _("Spostato")
        SUBMITTED = "submitted", _("Sottoposto per pubblicazione")
        PUBLISHED = "published", _("Pubblicato")
        SENT_BACK = "sent_back", _("Mandato indietro")
        WITHDRAWN = "withdrawn", _("Ritirato")
        COMMENTED = "commented", _("Commentato")
        RESTORED = "restored", _("Ripristinato")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="happenings")
    what = models.CharField(max_length=16, choices=What)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # When those who follow the place were told; never told twice.
    told_at = models.DateTimeField(null=True, blank=True)

    guard_path = "item"
    # Its readers know what came out; those who write and examine it, how it came to that.
    sights = (
        Sight("content.view_item", only=Q(what__in=OPEN)),
        Sight("content.edit_item"),
        Sight("content.publish_item"),
        Sight("content.reject_item"),
    )

    class Meta:
        verbose_name = _("attività")
        verbose_name_plural = _("attività")
        ordering = ("-at", "-pk")
        default_permissions = ()
        indexes = [models.Index(fields=["-at", "-id"], name="happening_newest")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.item}"
