"""The worker works a release out: it may take minutes, and the page is told how it stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.tasks import task
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from intranet.statistics.releases.actions import release
from intranet.statistics.releases.period import Term
from permissions.models import Organisation, User
from permissions.refusal import Refused
from workflows.engine.jobs import may_take

# It is worked out anew after a failure, and as often as somebody asks for it.
OPEN = ("READY", "RUNNING")


@task(priority=10)
def releasing(coordination: int, period: str, user: int) -> str:
    """Release the period; returns why not, in words, or nothing where it is done."""
    try:
        release(
            Organisation.objects.get(pk=coordination),
            by=User.objects.get(pk=user),
            term=Term.parse(period),
        )
    except Refused as refusal:
        return str(refusal.message)
    return ""


# A year of many services is a large system to solve.
may_take(releasing, timedelta(hours=3))


@dataclass(frozen=True)
class Progress:
    """How the last attempt at a release stands; `refusal` is why it came to nothing."""

    since: datetime
    is_open: bool
    has_begun: bool
    refusal: str


def progress_of(coordination: Organisation, term: Term) -> Progress | None:
    """None where nobody has asked for it."""
    rows = DBTaskResult.objects.filter(task_path=releasing.module_path).order_by("-enqueued_at")
    for row in rows[:50]:
        given: Any = row.args_kwargs["args"]
        if given[:2] == [coordination.pk, term.code]:
            failed = _("Il lavoro si è interrotto: niente è stato pubblicato. Si può riprovare.")
            return Progress(
                since=row.enqueued_at,
                is_open=row.status in OPEN,
                has_begun=row.status != "READY",
                refusal=failed if row.status == "FAILED" else str(row.return_value or ""),
            )
    return None


def ask(coordination: Organisation, term: Term, user: User) -> None:
    """Have it done, unless it is being done."""
    progress = progress_of(coordination, term)
    if progress is None or not progress.is_open:
        releasing.enqueue(coordination.pk, term.code, user.pk)
