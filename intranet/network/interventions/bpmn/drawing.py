"""The picture of a model: one of the house's flows, or the diagram that was brought."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from intranet.content.workflows.drawn import flows_drawn
from intranet.network.interventions.bpmn.reading import TASKS, read
from intranet.network.interventions.models import InterventionModel
from workflows.engine.diagrams import draw_graph
from workflows.engine.diagrams.graph import Graph
from workflows.engine.diagrams.ranks import ranks, returns


@dataclass(frozen=True)
class Row:
    title: str
    who: str = ""


@dataclass(frozen=True)
class Picture:
    """`steps` say the same in order, for a table."""

    title: str
    picture: SafeString
    steps: tuple[Row, ...]


def processes() -> list[tuple[str, str]]:
    """The house's flows by key, with their names."""
    return [(flow.key, str(flow.title)) for flow in flows_drawn(get_language())]


def picture_of(intervention: InterventionModel) -> Picture | None:
    """None for a model without a diagram, or on a flow that the house no longer has."""
    if intervention.diagram:
        return drawn(intervention.title, f"model-{intervention.pk}", intervention.diagram)
    for flow in flows_drawn(get_language()):
        if flow.key == intervention.process:
            rows = tuple(Row(str(step.title), step.who) for step in flow.steps)
            return Picture(str(flow.title), flow.picture, rows)
    return None


def drawn(title: str, name: str, text: str) -> Picture:
    """The diagram as a picture. Raises Refused as reading does."""
    graph = read(name, text)
    if not graph.lanes:
        graph = replace(graph, steps=tuple(replace(step, lane=None) for step in graph.steps))
    return Picture(title, draw_graph(replace(graph, title=title), title), tuple(_rows(graph)))


def _rows(graph: Graph) -> list[Row]:
    """What is to be done, in the order of the ways."""
    places = ranks(graph, returns(graph))
    tasks = [step for step in graph.steps if step.element in TASKS]
    return [
        Row(step.title, step.lane or "")
        for step in sorted(tasks, key=lambda step: places[step.name])
    ]
