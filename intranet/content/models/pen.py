"""Who is writing, and what they have written so far."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from intranet.content.kinds import Kind
from intranet.content.models.item import Item


class Pen(models.Model):
    """Who has a thing open to write, and when their page last said so.

    A pen that was not heard of for a while holds nothing: nobody has to break a lock.
    """

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="pen")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    heard_at = models.DateTimeField(default=timezone.now)

    guard_path = "item"

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.holder} → {self.item}"


class Sketch(models.Model):
    """What somebody typed into a form and has not sent: theirs alone, until it is sent."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # The thing that is changed; or the folder to which one of `kind` is added.
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="sketches")
    kind = models.CharField(max_length=16, choices=Kind, blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    guard_path = "item"

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["author", "item", "kind"], name="one_sketch")
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.item}"
