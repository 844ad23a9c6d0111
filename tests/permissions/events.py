"""The log of one object."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from permissions.models import AuditEvent


def events(guard: Model) -> QuerySet[AuditEvent]:
    """In the order in which they were written."""
    content_type = ContentType.objects.get_for_model(guard)
    found = AuditEvent.objects.filter(content_type=content_type, object_id=guard.pk)
    return found.order_by("sequence")
