"""The namespaces of BPMN 2.0 (OMG formal/2011-01-03) and the ids of a document."""

import xml.etree.ElementTree as ET

NAMESPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
for _prefix, _uri in NAMESPACES.items():
    ET.register_namespace(_prefix, _uri)

TARGET = "http://bpmn.io/schema/bpmn"
COLLABORATION, PARTICIPANT = "id_collaboration", "id_participant"


def qualified(name: str) -> str:
    """`bpmn:task` in the notation of ElementTree."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def add(parent: ET.Element, element: str, /, **attributes: object) -> ET.Element:
    """Add an element; attributes that are None or empty are left out."""
    values = {key: str(value) for key, value in attributes.items() if value not in {None, ""}}
    return ET.SubElement(parent, qualified(element), values)


def node_id(name: str) -> str:
    """The id of a step, as viewflow's nodes name each other in `bpmn_attrs`."""
    return f"id_node_{name}"


def edge_id(key: str) -> str:
    return f"id_edge_{key}"


def lane_id(key: str) -> str:
    return f"id_lane_{key}"
