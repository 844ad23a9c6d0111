"""What must hold after every round, of every process, grant, draft, list and trace there is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, F, Q
from viewflow.workflow.models import Process, Task
from viewflow.workflow.status import STATUS

from permissions.audit import broken_links
from permissions.grants import drift
from permissions.models import AuditEvent, Organisation
from workflows.cases.models import Case
from workflows.documents.models import Transmission
from workflows.engine import worklist
from workflows.engine.models import Draft, WorkAccess, WorkItem
from workflows.processes.models import CaseProcess

ENDED = (STATUS.DONE, STATUS.CANCELED)
# What a task of each type may be found as, when nobody is at work; of any other, ended.
AT_REST = {
    "HUMAN": (STATUS.NEW, STATUS.ASSIGNED),
    "SUBPROCESS": (STATUS.STARTED,),
    "TIMER": (STATUS.NEW, STATUS.STARTED, STATUS.SCHEDULED),
}
# After these one task leads to several, or several to one.
MANY = ("SPLIT", "SPLIT_FIRST", "JOIN")


def unsound(cases: Iterable[Case]) -> list[str]:
    """Everything that is wrong: the processes and traces of `cases`, and all lists and drafts."""
    found: list[str] = []
    for case in Case.objects.filter(pk__in=[each.pk for each in cases]):
        tasks = Task.objects.filter(pk__in=_tasks(case))
        found += [*_half_way(tasks), *_astray(tasks), *_repeated(case)]
        for guard in (case, *Transmission.objects.filter(report__case=case)):
            found += _untrue(guard)
    return [*found, *_mislisted(), *_drafts_left(), *_rebuilt_differently()]


def everything_unsound() -> list[str]:
    """The same of every case, and of the organisations too."""
    found = [wrong for guard in Organisation.objects.all() for wrong in _untrue(guard)]
    return [*unsound(Case.objects.all()), *found]


def _tasks(case: Case) -> Any:
    return Task.objects.filter(process__in=case.processes.values("pk")).values("pk")


def _half_way(tasks: Any) -> Iterator[str]:
    """Tasks between two states: neither open nor ended, or one thing here and another there."""
    for task in tasks:
        if task.status not in (*ENDED, *AT_REST.get(task.flow_task_type, ())):
            yield f"{_name(task)} rests as {task.status}"
        if (task.finished is None) == (task.status in ENDED):
            yield f"{_name(task)} is {task.status} and finished at {task.finished}"
        is_open = task.flow_task_type == "HUMAN" and task.finished is None
        if is_open and (task.owner_id is not None) != (task.status == STATUS.ASSIGNED):
            yield f"{_name(task)} is {task.status} in the hands of {task.owner}"


def _astray(tasks: Any) -> Iterator[str]:
    """A task that led to nothing, or to more than its diagram says; a process ended with work."""
    led = tasks.exclude(flow_task_type__in=MANY).annotate(to=Count("leading"))
    for task in led.filter(status=STATUS.DONE).exclude(flow_task_type="END").exclude(to=1):
        yield f"{_name(task)} led to {task.to} tasks"
    for task in led.exclude(status=STATUS.DONE).exclude(to=0):
        yield f"{_name(task)} is {task.status} and led to {task.to} tasks"
    for task in tasks.filter(flow_task_type="END").exclude(process__finished__isnull=False):
        yield f"{_name(task)} ended, its process did not"
    for task in tasks.filter(finished=None, process__finished__isnull=False):
        yield f"{_name(task)} is open in a process that ended"


def _repeated(case: Case) -> Iterator[str]:
    """Two processes called by one task for the same thing; two visits in one room at once."""
    called = case.processes.exclude(parent_task=None)
    for key, times in Counter(called.values_list("parent_task", "person", "visit")).items():
        if times > 1:
            yield f"{case}: task {key[0]} called {times} processes for the same"
    for visit in case.visits.taking_place():
        meanwhile = Q(starts_at__lt=visit.ends_at, ends_at__gt=visit.starts_at)
        places = Q(room=visit.room) | Q(operator=visit.operator)
        others = type(visit).objects.taking_place().filter(meanwhile, places).exclude(pk=visit.pk)
        if others.exists():
            yield f"{case}: {visit} stands in the room or the hours of another visit"
    for person, times in Counter(case.hearings.values_list("person", flat=True)).items():
        if times > 1:
            yield f"{case}: person {person} was heard {times} times"


def _untrue(guard: Any) -> Iterator[str]:
    if drift(guard):
        yield f"{guard!r}: the grants are not what the matrix says"
    if links := broken_links(guard):
        yield f"{guard!r}: the chain of the log is broken at {links}"


def _mislisted() -> Iterator[str]:
    """The worklist against the open tasks, and who holds them against who may."""
    human = Task.objects.filter(flow_task_type="HUMAN", finished=None)
    for task in human.filter(work_item=None):
        yield f"{_name(task)} is open and on no list"
    for item in WorkItem.objects.exclude(task__in=human.values("pk")):
        yield f"{item} is listed and not open"
    for item in WorkItem.objects.exclude(owner=F("task__owner")).exclude(
        owner=None, task__owner=None
    ):
        yield f"{item} is listed in the hands of {item.owner}, and is in those of {item.task.owner}"
    holding = WorkAccess.objects.filter(user=F("item__owner")).values("item")
    for item in WorkItem.objects.exclude(owner=None).exclude(pk__in=holding):
        yield f"{item} is in the hands of {item.owner}, who may not do it"


def _drafts_left() -> Iterator[str]:
    for draft in Draft.objects.select_related("task", "user"):
        entitled = WorkAccess.objects.filter(item=draft.task_id, user=draft.user).exists()
        if draft.task.finished is not None or not entitled:
            yield f"{_name(draft.task)}: a draft of {draft.user} is left"


def _rebuilt_differently() -> Iterator[str]:
    before = accesses()
    worklist.rebuild()
    for item, user, *_ in before ^ accesses():
        task = Task.objects.get(pk=item)
        kind = "listed" if any(row[:2] == (item, user) for row in before) else "not listed"
        yield f"{_name(task)} was wrongly {kind} for user {user}"


def accesses() -> set[tuple[Any, ...]]:
    """Every row of who may do what, without its key."""
    return set(WorkAccess.objects.values_list("item", "user", "owner", "due"))


def last_event() -> int:
    """The key of the last event of the log."""
    return AuditEvent.objects.latest("pk").pk


def events_since(last: int) -> Counter[tuple[str, int, int]]:
    """How often each verb was written since then, for each object."""
    news = AuditEvent.objects.filter(pk__gt=last)
    return Counter(news.values_list("verb", "content_type", "object_id"))


def _name(task: Task) -> str:
    process = Process.objects.get(pk=task.process_id).coerced
    case = process.case.number if isinstance(process, CaseProcess) else process.pk
    return f"{task.flow_task.name} (task {task.pk}, case {case})"
