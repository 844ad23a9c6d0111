"""What people are told once the worker has been by."""

from django_tasks_db.models import DBTaskResult

from intranet.content.models import Happening
from intranet.notifications.models import Notice


def work() -> None:
    """The jobs that are due, as the worker does them, but on the connection of the test."""
    for row in DBTaskResult.objects.ready():
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.set_successful(None)


def told() -> list[tuple[str, str]]:
    """Who was told what since the last time it was asked."""
    work()
    rows = [(each.user.username, each.words) for each in Notice.objects.order_by("pk")]
    Notice.objects.all().delete()
    return sorted(rows)


def kept() -> list[tuple[str, str, str]]:
    """What happened, the oldest first: what, to which thing, by whom."""
    rows = Happening.objects.order_by("pk").select_related("item", "by")
    return [(each.what, each.item.title, each.by.username) for each in rows]
