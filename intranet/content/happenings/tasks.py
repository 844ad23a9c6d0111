"""What the worker does of it. The row of a task is written with what happened: neither is lost."""

from datetime import timedelta

from django.db import OperationalError
from django.tasks import task
from django.utils import timezone

from intranet.content.happenings.actions import spread

# The database may be away for a while; the pauses grow from the first.
ATTEMPTS, PAUSE = 5, timedelta(minutes=1)


@task
def telling(happening: int, attempt: int = 1) -> None:
    """Tell the happening with this key; again after a pause where the database did not answer."""
    try:
        spread(happening)
    except OperationalError:
        if attempt == ATTEMPTS:
            raise
        again = telling.using(run_after=timezone.now() + attempt * PAUSE)
        again.enqueue(happening, attempt + 1)
