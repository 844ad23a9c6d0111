"""A thing of the site passes from one state to another, with a word on why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.content.models.item import Item
from permissions.publishing import State


class Passage(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="passages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    transition = models.CharField(max_length=16)
    source = models.CharField(max_length=16, choices=State)
    target = models.CharField(max_length=16, choices=State)
    comment = models.TextField(_("commento"), max_length=1000, blank=True)

    guard_path = "item"

    class Meta:
        verbose_name = _("passaggio")
        verbose_name_plural = _("passaggi")
        ordering = ("-at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.item}: {self.transition}"
