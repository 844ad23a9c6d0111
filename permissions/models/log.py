"""What was done, and what was read: rows are only ever added."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class AuditEvent(models.Model):
    """What was done, by whom, to which object. Rows are only ever added: the database refuses
    to change or delete one, and each carries the digest of the one before it on its object.
    """

    at = models.DateTimeField(default=timezone.now)
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    sequence = models.PositiveIntegerField()
    # The organisation that answers for the object: whose auditor reads of it.
    organisation_id = models.BigIntegerField(null=True)
    about = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "sequence"], name="one_event_each_number"
            )
        ]
        indexes = [
            models.Index(fields=["at"]),
            models.Index(fields=["organisation_id", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.sequence}"


class ReadEvent(models.Model):
    """Who opened what, and when; not what stood there."""

    at = models.DateTimeField(default=timezone.now)
    reader_id = models.BigIntegerField()
    what = models.CharField(max_length=80)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    organisation_id = models.BigIntegerField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["organisation_id", "at"]),
            models.Index(fields=["content_type", "object_id", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%d/%m/%Y %H:%M}"
