"""What a picture of a flow is made of: its steps and links, freed from viewflow."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from viewflow.workflow.base import Edge as FlowEdge
from viewflow.workflow.base import Flow, Node


class Shape(StrEnum):
    TASK = "task"
    GATEWAY = "gateway"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Step:
    """One node; `element` is its BPMN element, `content` the XML inside it."""

    name: str
    title: str
    element: str
    lane: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    content: str = ""

    @property
    def shape(self) -> Shape:
        if self.element.endswith("Gateway"):
            return Shape.GATEWAY
        return Shape.EVENT if self.element.endswith("Event") else Shape.TASK

    @property
    def is_repeated(self) -> bool:
        return "multiInstanceLoopCharacteristics" in self.content


@dataclass(frozen=True, slots=True)
class Link:
    """One sequence flow; `key` tells apart two links between the same steps."""

    source: str
    target: str
    label: str = ""
    key: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole flow; `lanes` are (key, label) in the order of display."""

    name: str
    title: str
    steps: tuple[Step, ...]
    links: tuple[Link, ...]
    lanes: tuple[tuple[str, str], ...] = ()


def graph_of(flow_class: type[Flow]) -> Graph:
    """The graph of a flow class, in the language that is active now.

    Nodes without a BPMN element (viewflow's Obsolete) are left out with their links.
    """
    nodes = [node for node in flow_class.instance.nodes() if node.bpmn_element]
    lanes: Mapping[str, object] = getattr(flow_class, "lanes", {})
    return Graph(
        name=flow_class.__name__,
        title=str(flow_class.process_title),
        steps=tuple(_step(node) for node in nodes),
        links=tuple(_links(nodes)),
        lanes=tuple((key, str(label)) for key, label in lanes.items()),
    )


def _step(node: Node) -> Step:
    return Step(
        name=node.name,
        title=str(node.task_title),
        element=str(node.bpmn_element),
        lane=getattr(node, "lane", None),
        attributes=tuple(sorted((key, str(value)) for key, value in node.bpmn_attrs().items())),
        content=node.bpmn_content(),
    )


def _links(nodes: list[Node]) -> Iterator[Link]:
    drawn = set(nodes)
    seen: Counter[tuple[str, str]] = Counter()
    for edge in (edge for node in nodes for edge in node._outgoing() if edge.dst in drawn):
        ends = (edge.src.name, edge.dst.name)
        seen[ends] += 1
        yield _link(edge, ends, seen[ends])


def _link(edge: FlowEdge, ends: tuple[str, str], count: int) -> Link:
    source, target = ends
    return Link(
        source=source,
        target=target,
        label=str(edge.label or ""),
        key=f"{source}__{target}" + (f"__{count}" if count > 1 else ""),
        is_default=edge.edge_class == "default",
    )
