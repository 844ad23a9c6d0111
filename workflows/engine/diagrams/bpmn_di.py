"""The drawing in a BPMN document (BPMN DI): bounds of the shapes, waypoints of the edges."""

import xml.etree.ElementTree as ET

from .bpmn_names import COLLABORATION, PARTICIPANT, add, edge_id, lane_id, node_id
from .geometry import Label, Point, Rect
from .graph import Shape
from .layout import Box, Layout, Path

ORIGIN = Point(190, 80)
"""Where the lanes start; the title of the pool stands at their left."""

POOL_HEADER = 30


def add_plane(root: ET.Element, layout: Layout) -> None:
    """Draw every element of the document."""
    diagram = add(root, "bpmndi:BPMNDiagram", id="id_diagram")
    plane = add(diagram, "bpmndi:BPMNPlane", id="id_plane", bpmnElement=COLLABORATION)
    pool = Rect(-POOL_HEADER, 0, layout.width + POOL_HEADER, layout.height)
    _add_shape(plane, PARTICIPANT, pool, isHorizontal="true")
    for band in layout.bands:
        if band.lane is not None:
            _add_shape(plane, lane_id(band.lane), band.rect, isHorizontal="true")
    for box in layout.boxes:
        _add_box(plane, box)
    for path in layout.paths:
        _add_edge(plane, path)


def _add_box(plane: ET.Element, box: Box) -> None:
    is_marked = "true" if box.step.element == "exclusiveGateway" else None
    shape = _add_shape(plane, node_id(box.step.name), box.rect, isMarkerVisible=is_marked)
    if box.step.shape is not Shape.TASK:
        _add_label(shape, box.title)


def _add_shape(
    plane: ET.Element, element_id: str, rect: Rect, **attributes: str | None
) -> ET.Element:
    shape = add(
        plane, "bpmndi:BPMNShape", id=f"{element_id}_di", bpmnElement=element_id, **attributes
    )
    _add_bounds(shape, rect)
    return shape


def _add_edge(plane: ET.Element, path: Path) -> None:
    element_id = edge_id(path.link.key)
    edge = add(plane, "bpmndi:BPMNEdge", id=f"{element_id}_di", bpmnElement=element_id)
    for point in path.points:
        add(edge, "di:waypoint", x=point.x + ORIGIN.x, y=point.y + ORIGIN.y)
    if path.label is not None:
        _add_label(edge, path.label)


def _add_label(parent: ET.Element, label: Label) -> None:
    _add_bounds(add(parent, "bpmndi:BPMNLabel"), label.rect)


def _add_bounds(parent: ET.Element, rect: Rect) -> None:
    placed = rect.shifted(ORIGIN)
    add(parent, "dc:Bounds", x=placed.x, y=placed.y, width=placed.width, height=placed.height)
