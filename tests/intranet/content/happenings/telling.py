"""What people are told once the worker has been by."""

from intranet.content.models import Happening
from intranet.notifications.models import Notice
from workflows.engine.worker import BackgroundWork


def told() -> list[tuple[str, str]]:
    """Who was told what since the last time it was asked."""
    BackgroundWork().sweep()
    rows = [(each.user.username, each.words) for each in Notice.objects.order_by("pk")]
    Notice.objects.all().delete()
    return sorted(rows)


def kept() -> list[tuple[str, str, str]]:
    """What happened, the oldest first: what, to which thing, by whom."""
    rows = Happening.objects.order_by("pk").select_related("item", "by")
    return [(each.what, each.item.title, each.by.username) for each in rows]
