"""The states of a thing of the site and the ways between them, as a picture."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString

from intranet.content.publication import Transition
from permissions.publishing import State
from workflows.engine.diagrams import draw_graph
from workflows.engine.diagrams.graph import Graph, Link, Step


def picture_of(
    name: str, title: str, steps: Iterable[Transition], states: Mapping[State, str]
) -> SafeString:
    """`states` with their words. Transitions between the same two states share one line."""
    words: dict[tuple[State, State], list[str]] = defaultdict(list)
    for step in steps:
        for source in step.sources:
            if source in states and step.target in states:
                words[source, step.target].append(str(step.label))
    links = [
        Link(source, target, " / ".join(labels), f"{source}__{target}")
        for (source, target), labels in words.items()
    ]
    boxes = tuple(Step(state, label, "state") for state, label in states.items())
    return draw_graph(Graph(name, title, boxes, tuple(links)), title)
