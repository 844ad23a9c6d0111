"""Whoever changes a case outside its tasks waits for the task in hand."""

from permissions.guards import guard_locking
from workflows.cases.models import Case


def hold(case: Case) -> None:
    """Lock `case` with the work that is done on it, and read it anew, as it stands now.

    Otherwise an action would write back, with its own, what the case was before the task that
    ended meanwhile. The locks are taken in the order in which a task takes them.
    """
    guard_locking.send(sender=Case, guard=case)
    case.refresh_from_db(from_queryset=Case.objects.select_for_update(no_key=True))
