"""One round: many at one task, through the right address and through confused ones."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from viewflow.workflow.models import Task

from permissions.models import User
from tests.security.races.crowd import Attempt
from tests.security.races.roads import Changes, typed
from tests.security.races.town import Town
from workflows.cases.models import Case
from workflows.engine.models import WorkAccess, WorkItem

# Seen by nobody of the service of Milan, or employed there without a part in its cases.
STRANGERS = ("furio", "dino", "carla", "pia", "nora", "teo", "rita", "aldo", "tina", "luca")
OTHER_METHODS = ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")


class Shape(StrEnum):
    """Who comes together."""

    SAME = "the same person in several windows"
    SEVERAL = "several who may"
    MIXED = "some who may and some who may not"
    CONFUSED = "some at the right address and some at another task's"
    HANDS = "some who send it while others take it, give it back and save drafts"


@dataclass(frozen=True)
class Field:
    """The task of a round, and what surrounds it."""

    town: Town
    item: WorkItem
    case: Case
    changes: Changes
    rng: random.Random

    @property
    def task(self) -> int:
        return self.item.pk

    @property
    def step(self) -> str:
        return str(self.item.task.flow_task.name)

    def able(self) -> list[User]:
        """Those who may do it, whoever holds it first."""
        rows = WorkAccess.objects.filter(item=self.item).select_related("user")
        able = [row.user for row in rows.order_by("user")]
        self.rng.shuffle(able)
        return sorted(able, key=lambda user: user.pk != self.item.owner_id)

    def submit(self, who: User | None, task: int = 0, way: str = "submit") -> Attempt:
        return Attempt(who, task or self.task, typed(self.step, self.case, self.changes), way)


def attempts(field: Field, shape: Shape, clients: int) -> list[Attempt]:
    """What `clients` send in a round of this shape; at least two of them aim at the task."""
    made = MAKERS[shape](field, clients)
    field.rng.shuffle(made)
    return made


def _same(field: Field, clients: int) -> list[Attempt]:
    return [field.submit(who) for who in field.able()[:1] * clients]


def _several(field: Field, clients: int) -> list[Attempt]:
    able = field.able()
    return [field.submit(able[number % len(able)]) for number in range(clients)]


def _mixed(field: Field, clients: int) -> list[Attempt]:
    entitled = _several(field, max(2, clients // 2))
    strangers: list[User | None] = [field.town.people[name] for name in STRANGERS]
    chosen = field.rng.sample([None, *strangers], clients - len(entitled))
    return entitled + [field.submit(who) for who in chosen]


def _confused(field: Field, clients: int) -> list[Attempt]:
    entitled = _several(field, max(2, clients // 2))
    able = field.able()
    wrong = _other_tasks(field)
    return entitled + [
        field.submit(able[number % len(able)], field.rng.choice(wrong))
        for number in range(clients - len(entitled))
    ]


def _other_tasks(field: Field) -> list[int]:
    """A done task and an open one of the case, one of another, one yet to be made, one never."""
    tasks = Task.objects.exclude(pk=field.task)
    ours = tasks.filter(process__in=field.case.processes.values("pk"))
    others = tasks.exclude(pk__in=ours.values("pk")).filter(flow_task_type="HUMAN")
    last = Task.objects.latest("pk").pk
    kinds = [
        ours.filter(finished=None),
        ours.exclude(finished=None).filter(flow_task_type="HUMAN"),
        ours.exclude(flow_task_type="HUMAN"),
        others.filter(finished=None),
        others.exclude(finished=None),
    ]
    keys = [list(kind.order_by("pk").values_list("pk", flat=True)) for kind in kinds]
    return [*(field.rng.choice(some) for some in keys if some), last + 1, last + 2, 10**9]


def _hands(field: Field, clients: int) -> list[Attempt]:
    entitled = _several(field, 2)
    able = field.able()
    ways = ["take", "give_back", "take_over", "draft", *field.rng.sample(OTHER_METHODS, 3)]
    return entitled + [
        field.submit(field.rng.choice(able), way=ways[number % len(ways)])
        for number in range(clients - len(entitled))
    ]


MAKERS: dict[Shape, Callable[[Field, int], list[Attempt]]] = {
    Shape.SAME: _same,
    Shape.SEVERAL: _several,
    Shape.MIXED: _mixed,
    Shape.CONFUSED: _confused,
    Shape.HANDS: _hands,
}
