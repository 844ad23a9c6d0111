"""What holds from a moment until another."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


def unexpired() -> Q:
    """What has no end, or one that is still to come."""
    return Q(until=None) | Q(until__gt=timezone.now())


class SpanQuerySet[S: models.Model](models.QuerySet[S]):
    def current(self) -> Self:
        """Those that hold now."""
        return self.filter(unexpired(), since__lte=timezone.now())
