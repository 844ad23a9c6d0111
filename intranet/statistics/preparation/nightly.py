"""Which quarters are prepared anew each night: the one that runs, and those not released yet."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from intranet.statistics.figures.counting.facts import Facts
from intranet.statistics.models import Cube, Release
from intranet.statistics.periods import Quarter, midnight
from intranet.statistics.preparation.actions import prepare
from permissions.system import system_user

NIGHT = time(2)
"""From this hour, in Rome, figures of the day before are stale."""

BACK = 8
"""So many quarters before the one that runs: nothing of an older one is still being written."""


def prepare_stale() -> None:
    """Prepare what was not prepared since the last night began, the newest first."""
    for quarter in unreleased():
        if is_stale(quarter):
            prepare(quarter, by=system_user())


def unreleased() -> Iterator[Quarter]:
    """The quarter that runs and those before it, but for what has been released."""
    quarter = Quarter.current()
    for _each in range(BACK + 1):
        if not Release.objects.covering(quarter).exists():
            yield quarter
        quarter = quarter.previous()


def is_stale(quarter: Quarter) -> bool:
    """Whether a service that keeps its cases here has no figures of this day."""
    is_done = Q(prepared_at__gte=night()) | Q(source=Cube.Source.FILED)
    done = Cube.objects.of(quarter).filter(is_done).values_list("service", flat=True)
    return not set(Facts(quarter).services) <= set(done)


def night() -> datetime:
    """When the last night began."""
    now = timezone.localtime()
    day = now.date() if now.time() >= NIGHT else now.date() - timedelta(days=1)
    return midnight(day).replace(hour=NIGHT.hour)
