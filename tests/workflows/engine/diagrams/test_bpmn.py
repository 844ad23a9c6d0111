"""The BPMN document: valid against the standard's schema, complete, always the same."""

import xml.etree.ElementTree as ET
from functools import cache
from importlib.resources import files

import pytest
import SpiffWorkflow
import xmlschema

from tests.workflows.engine.diagrams import samples
from tests.workflows.engine.diagrams.samples.visit import VisitFlow
from workflows.engine.diagrams.bpmn import to_bpmn
from workflows.engine.diagrams.bpmn_names import NAMESPACES
from workflows.engine.diagrams.documents import documents_of


@cache
def root() -> ET.Element:
    return ET.fromstring(to_bpmn(VisitFlow))


def find(path: str) -> ET.Element:
    found = root().find(path, NAMESPACES)
    assert found is not None, path
    return found


@pytest.mark.parametrize("package", [samples.__name__, "workflows.processes"])
def test_documents_are_valid_bpmn(package: str) -> None:
    schema = files(SpiffWorkflow) / "bpmn" / "parser" / "schema" / "BPMN20.xsd"

    documents = documents_of(package)

    assert documents
    for document in documents.values():
        xmlschema.XMLSchema(str(schema)).validate(document.decode())


def test_document_has_always_the_same_bytes() -> None:
    assert to_bpmn(VisitFlow) == to_bpmn(VisitFlow)


def test_every_step_and_link_is_told_and_drawn() -> None:
    told = {
        each.get("id")
        for each in root().iter()
        if (each.get("id") or "").startswith(("id_node_", "id_edge_"))
        and not (each.get("id") or "").endswith("_di")
    }
    drawn = {each.get("bpmnElement") for each in root().iter()}

    names = [node.name for node in VisitFlow.instance.nodes()]
    assert {f"id_node_{name}" for name in names} <= told
    assert told <= drawn


def test_lanes_hold_their_steps_and_only_those_in_use() -> None:
    lanes = {
        lane.get("name"): [ref.text for ref in lane.findall("bpmn:flowNodeRef", NAMESPACES)]
        for lane in root().iterfind(".//bpmn:lane", NAMESPACES)
    }

    assert lanes.keys() == {"Tribunale", "Spazio Neutro"}
    assert lanes["Tribunale"] == ["id_node_ordered", "id_node_read"]


def test_answer_is_the_condition_of_its_link() -> None:
    link = find(".//bpmn:sequenceFlow[@id='id_edge_is_whole__send_report']")

    condition = link.find("bpmn:conditionExpression", NAMESPACES)
    assert link.get("name") == "sì"
    assert condition is not None
    assert condition.text == "È completa? sì"


def test_default_link_has_a_name_and_no_condition() -> None:
    gateway = find(".//bpmn:exclusiveGateway")
    link = find(f".//bpmn:sequenceFlow[@id='{gateway.get('default')}']")

    assert link.get("name") == "no & mai"
    assert link.get("targetRef") == "id_node_record_visit"
    assert link.find("bpmn:conditionExpression", NAMESPACES) is None


def test_call_activity_says_that_it_is_repeated() -> None:
    *_, loop = find(".//bpmn:callActivity[@id='id_node_meet_adults']")

    assert loop.tag == f"{{{NAMESPACES['bpmn']}}}multiInstanceLoopCharacteristics"
    assert loop.get("isSequential") == "false"


def test_titles_are_escaped() -> None:
    assert find(".//bpmn:process").get("name") == "Incontro <protetto>"
