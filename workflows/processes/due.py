"""What is due for a case, whoever works on it."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.cases.deadlines import days_of
from workflows.cases.models import Case
from workflows.engine.models import WorkItem


def open_terms(case: Case) -> list[tuple[str, date]]:
    """What is due for a case, the nearest first: by its order, its plan and every open step.

    Steps of a visit are due for that visit alone. No person is named.
    """
    found = {*days_of(case.current_order()), *_reviews(case), *_steps(case)}
    return sorted(found, key=lambda term: (term[1], term[0]))


def _reviews(case: Case) -> list[tuple[str, date]]:
    days = case.plans.order_by("-pk").values_list("review_on", flat=True)[:1]
    return [(_("Verifica del piano"), day) for day in days]


def _steps(case: Case) -> list[tuple[str, date]]:
    guard_type = ContentType.objects.get_for_model(Case)
    items = WorkItem.objects.filter(
        guard_type=guard_type, guard_id=case.pk, task__process__caseprocess__visit=None
    ).select_related("task")
    return [(str(each.task.flow_task.task_title), timezone.localdate(each.due)) for each in items]
