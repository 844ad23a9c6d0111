"""A flow as a BPMN 2.0 document: who does what in which order, and how it is drawn."""

import xml.etree.ElementTree as ET

from viewflow.workflow.base import Flow

from .bpmn_di import add_plane
from .bpmn_names import (
    COLLABORATION,
    NAMESPACES,
    PARTICIPANT,
    TARGET,
    add,
    edge_id,
    lane_id,
    node_id,
    qualified,
)
from .graph import Graph, Link, Shape, Step, graph_of
from .layout import Layout, lay_out


def to_bpmn(flow_class: type[Flow]) -> bytes:
    """The document of a flow, in the language that is active now; always the same bytes.

    Its conditions are in natural language: it is for people and modellers, not for engines.
    """
    layout = lay_out(graph_of(flow_class))
    root = ET.Element(qualified("bpmn:definitions"), targetNamespace=TARGET)
    process_id = f"id_process_{layout.graph.name}"
    collaboration = add(root, "bpmn:collaboration", id=COLLABORATION)
    add(
        collaboration,
        "bpmn:participant",
        id=PARTICIPANT,
        name=layout.graph.title,
        processRef=process_id,
    )
    process = add(
        root, "bpmn:process", id=process_id, name=layout.graph.title, isExecutable="false"
    )
    _add_lanes(process, layout)
    for step in layout.graph.steps:
        _add_step(process, step, layout.graph)
    for link in layout.graph.links:
        _add_link(process, link, layout.graph)
    add_plane(root, layout)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_lanes(process: ET.Element, layout: Layout) -> None:
    if not layout.graph.lanes:
        return
    lanes = add(process, "bpmn:laneSet", id="id_lanes")
    for band in layout.bands:
        lane = add(lanes, "bpmn:lane", id=lane_id(str(band.lane)), name=band.title)
        for box in layout.boxes:
            if box.lane == band.lane:
                add(lane, "bpmn:flowNodeRef").text = node_id(box.step.name)


def _add_step(process: ET.Element, step: Step, graph: Graph) -> None:
    default = next((link for link in graph.links if _is_default(link, step)), None)
    attributes = dict(step.attributes) | ({"default": edge_id(default.key)} if default else {})
    name = f"bpmn:{step.element}"
    element = add(process, name, id=node_id(step.name), name=step.title, **attributes)
    for link in (link for link in graph.links if link.target == step.name):
        add(element, "bpmn:incoming").text = edge_id(link.key)
    for link in (link for link in graph.links if link.source == step.name):
        add(element, "bpmn:outgoing").text = edge_id(link.key)
    element.extend(_parsed(step.content))


def _is_default(link: Link, step: Step) -> bool:
    return link.source == step.name and link.is_default and step.shape is Shape.GATEWAY


def _parsed(content: str) -> list[ET.Element]:
    """The elements that a node writes as text, with the prefixes of NAMESPACES."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return list(ET.fromstring(f"<content {spaces}>{content}</content>"))  # noqa: S314  # nosec B314


def _add_link(process: ET.Element, link: Link, graph: Graph) -> None:
    flow = add(
        process,
        "bpmn:sequenceFlow",
        id=edge_id(link.key),
        name=link.label,
        sourceRef=node_id(link.source),
        targetRef=node_id(link.target),
    )
    source = next(step for step in graph.steps if step.name == link.source)
    if link.label and source.shape is Shape.GATEWAY and not link.is_default:
        condition = add(flow, "bpmn:conditionExpression")
        condition.text = f"{source.title} {link.label}"
