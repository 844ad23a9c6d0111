"""The bell of the shell: how many notices wait to be read."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from intranet.notifications.models import Notice

COUNTED = 9


@dataclass
class Bell:
    """Counts only where it is drawn, once, and not beyond COUNTED."""

    request: HttpRequest

    @cached_property
    def unread(self) -> int:
        if not self.request.user.is_authenticated:
            return 0
        waiting = Notice.objects.filter(user=self.request.user, read_at=None).order_by()
        return waiting[: COUNTED + 1].count()

    @property
    def said(self) -> str:
        return str(self.unread) if self.unread <= COUNTED else f"{COUNTED}+"


def bell(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return {"bell": Bell(request)}
