"""The rows of jobs: one that was cut off begins again, one that was done long ago is forgotten."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.db.models import Q
from django.tasks import Task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

# No job takes so long, unless it says so: whoever began it was killed.
LONGEST = timedelta(minutes=10)
_longer: dict[str, timedelta] = {}
KEPT_DAYS = 14
AWAY = "django.db.utils.OperationalError"


def may_take(job: Task[Any, Any], longest: timedelta) -> None:
    """Let `job` take longer than others; called once, where it is written."""
    _longer[job.module_path] = longest


def begin_again() -> None:
    """Let those wait anew that nobody does any more, and those for which the database was away."""
    now = timezone.now()
    killed = Q(started_at__lte=now - LONGEST) & ~Q(task_path__in=_longer)
    for path, longest in _longer.items():
        killed |= Q(task_path=path, started_at__lte=now - longest)
    away = Q(status="FAILED", exception_class_path=AWAY)
    DBTaskResult.objects.filter(Q(killed, status="RUNNING") | away).update(status="READY")


def forget() -> None:
    """Their arguments are keys, and their errors hold no values: but nobody needs them any more."""
    call_command("prune_db_task_results", min_age_days=KEPT_DAYS, queue_name="*", verbosity=0)
