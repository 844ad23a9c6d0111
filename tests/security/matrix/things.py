"""What there is to ask for: each object with its case, its kind and its state."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from viewflow.workflow.models import Task

from tests.security.matrix import relations, table
from tests.security.world import Facts, Subject, World
from workflows.cases.enums import RecordState
from workflows.cases.models import Case, VisitRecord
from workflows.documents.models import Paper, Report, Transmission
from workflows.engine.nodes import HumanTask


@dataclass(frozen=True)
class Place:
    """A case as the table knows it: its facts, and whether it is open or has ended."""

    name: str
    number: str
    facts: Facts
    state: str


@dataclass(frozen=True)
class Thing:
    """An object with an address. `kind` is what the table distinguishes in its model.

    Of many that are alike for the table, one is `chosen` to be asked for in every way.
    """

    model: str
    key: int
    place: Place
    kind: str = ""
    state: str = ""
    node: str = ""
    done_by: str = ""
    word: str = ""
    chosen: bool = True

    @property
    def alike(self) -> tuple[str, ...]:
        """What the table knows of it: two that agree in this are asked for in vain."""
        facts = (self.place.facts.service, self.place.facts.court, self.place.state)
        return (self.model, self.kind, self.state, self.node, *facts)


class Catalogue:
    """Everything of the world that has a key in some address, by the kind of key."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.places = {
            case.pk: Place(name, case.number, world.facts[name], table.state_of(case))
            for name, case in world.cases.items()
        }
        self.by_kind: Mapping[str, list[Thing]] = {
            "case": [self._case(case) for case in world.cases.values()],
            "paper": [self._paper(paper) for paper in Paper.objects.order_by("pk")],
            "transmission": [self._delivery(each) for each in Transmission.objects.order_by("pk")],
            "task": list(_chosen(self._tasks())),
        }
        self._by_key = {
            kind: {thing.key: thing for thing in things} for kind, things in self.by_kind.items()
        }

    def by_key(self, kind: str) -> Mapping[int, Thing]:
        """The objects of one kind of key, by their key."""
        return self._by_key[kind]

    def place_of(self, record: Any) -> Place:
        """The case that a record belongs to, by the path that the table names."""
        path = table.path_of(type(record).__name__)
        owner = attrgetter(".".join(path))(record) if path else record
        return self.places[owner.pk]

    def _case(self, case: Case) -> Thing:
        return Thing("Case", case.pk, self.places[case.pk], word=case.number)

    def _paper(self, paper: Paper) -> Thing:
        return Thing("Paper", paper.pk, self.places[paper.case_id], kind=kind_of(paper))

    def _delivery(self, delivery: Transmission) -> Thing:
        return Thing(
            "Transmission",
            delivery.pk,
            self.places[delivery.report.case_id],
            state=delivery.state,
            word=delivery.proceeding,
        )

    def _tasks(self) -> Iterator[Thing]:
        tasks = Task.objects.select_related("process__caseprocess", "owner").order_by("pk")
        for task in tasks:
            process = task.process.caseprocess
            done = task.finished is not None
            human = isinstance(task.flow_task, HumanTask)
            yield Thing(
                "Task",
                task.pk,
                self.places[process.case_id],
                kind=("done" if done else "open") if human else "no task of anybody",
                state=_delivered(process.report),
                node=task.flow_task.name,
                done_by=task.owner.username if done and human and task.owner else "",
                word=process.case.number,
            )


def _chosen(things: Iterable[Thing]) -> Iterator[Thing]:
    """The first of each that are alike is chosen."""
    known: set[tuple[str, ...]] = set()
    for thing in things:
        yield replace(thing, chosen=thing.alike not in known)
        known.add(thing.alike)


def kind_of(record: Any) -> str:
    """Which line of the table speaks of a record of its model."""
    model = type(record).__name__
    return KINDS[model](record) if model in KINDS else ""


def relation_to(subject: Subject, thing: Thing) -> str:
    """What `subject` is to this object."""
    if thing.model == "Transmission":
        return relations.to_office(subject, thing.place.facts.court)
    return relations.to_case(subject, thing.place.facts)


def _kind_of_record(record: VisitRecord) -> str:
    return "validated" if record.state == RecordState.VALIDATED else "not validated"


def _kind_of_paper(paper: Paper) -> str:
    if paper.kind != Paper.Kind.REPORT:
        return "from outside"
    return "transmitted report" if paper.transmissions.exists() else "report"


# What tells apart the records of one model that not all the same people see.
KINDS: Mapping[str, Callable[[Any], str]] = {
    "VisitRecord": _kind_of_record,
    "Paper": _kind_of_paper,
}


def _delivered(report: Report | None) -> str:
    """The state of the last delivery, on which a clerk holds the right to answer."""
    last = report.transmissions.order_by("pk").last() if report else None
    return last.state if last else ""
