"""What is due for a case: by its order, and by the steps that are open."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from workflows.cases.deadlines import days_of
from workflows.cases.models import Case
from workflows.engine.models import WorkItem


def open_terms(case: Case) -> list[tuple[str, date]]:
    """What is due for a case, the nearest first: by its order, and by every open task of it.

    No person is named.
    """
    guard_type = ContentType.objects.get_for_model(Case)
    items = WorkItem.objects.filter(guard_type=guard_type, guard_id=case.pk).select_related("task")
    steps = [(str(i.task.flow_task.task_title), timezone.localdate(i.due)) for i in items]
    found = {*days_of(case.current_order()), *steps}
    return sorted(found, key=lambda term: (term[1], term[0]))
