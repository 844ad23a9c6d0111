"""The workflows of the house as pictures, each with the same in a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from intranet.content.publication import BY_TABLE, Transition, label_of
from intranet.content.workflows.picture import picture_of
from intranet.content.workflows.words import KINDS
from permissions.publishing import PUBLISHING, Standing, permissions_of
from workflows.engine.diagrams import draw
from workflows.engine.diagrams.documents import flows_of
from workflows.engine.diagrams.graph import Shape, graph_of


@dataclass(frozen=True)
class Step:
    """From a state to another, or a step of a flow; `who` does it."""

    title: Any
    who: str
    source: str = ""
    target: str = ""


@dataclass(frozen=True)
class Drawn:
    key: str
    title: Any
    picture: SafeString
    steps: tuple[Step, ...]


@cache
def content_drawn(language: str | None) -> dict[str, Drawn]:
    """By the table that speaks of them; drawn once for each language."""
    del language
    return {table: _states(table, steps) for table, steps in BY_TABLE.items()}


@cache
def flows_drawn(language: str | None) -> list[Drawn]:
    """The flows of the cases; drawn once for each language."""
    del language
    return [_flow(flow) for flow in flows_of("workflows.processes")]


def _states(table: str, steps: tuple[Transition, ...]) -> Drawn:
    title = KINDS[table]
    boxes = {state: str(label_of(table, state)) for state in PUBLISHING[table]}
    picture = picture_of(f"content-{table}", str(title), steps, boxes)
    return Drawn(table, title, picture, tuple(_ways(table, steps)))


def _ways(table: str, steps: tuple[Transition, ...]) -> Iterator[Step]:
    for step in steps:
        for source in step.sources:
            who = [
                str(standing.label)
                for standing in Standing
                if step.permission in permissions_of(table, source, standing)
            ]
            if who and source in PUBLISHING[table] and step.target in PUBLISHING[table]:
                states = (str(label_of(table, state)) for state in (source, step.target))
                yield Step(step.label, ", ".join(who), *states)


def _flow(flow: Any) -> Drawn:
    graph = graph_of(flow)
    lanes = dict(graph.lanes)
    steps = (
        Step(capfirst(step.title), lanes.get(step.lane or "", ""))
        for step in graph.steps
        if step.shape is Shape.TASK
    )
    return Drawn(
        graph.name.lower(), flow.process_title, draw(flow, None, graph.title), tuple(steps)
    )
