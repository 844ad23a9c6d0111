"""The rows of jobs: one that was cut off begins again, one that was done long ago is forgotten."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

# No job takes so long: whoever began it was killed.
LONGEST = timedelta(minutes=10)
KEPT_DAYS = 14
AWAY = "django.db.utils.OperationalError"


def begin_again() -> None:
    """Let those wait anew that nobody does any more, and those for which the database was away."""
    killed = Q(status="RUNNING", started_at__lte=timezone.now() - LONGEST)
    DBTaskResult.objects.filter(killed | Q(status="FAILED", exception_class_path=AWAY)).update(
        status="READY"
    )


def forget() -> None:
    """Their arguments are keys, and their errors hold no values: but nobody needs them any more."""
    call_command("prune_db_task_results", min_age_days=KEPT_DAYS, queue_name="*", verbosity=0)
