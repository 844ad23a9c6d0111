"""The nodes of the house, as the flow that holds them and its diagram read them."""

from viewflow.workflow.base import Node

from tests.workflows.engine.sample.flows import AskFlow, CrowdFlow


def edges(node: Node) -> list[tuple[str, str, str]]:
    return [(edge.dst.name, edge.edge_class, edge.label or "") for edge in node._outgoing()]


def test_choice_says_its_answers_on_its_edges() -> None:
    assert edges(AskFlow.answers) == [
        ("refused", "cond_true", "yes"),
        ("note", "default", ""),
    ]


def test_nodes_say_their_title() -> None:
    titles = {node.name: node.task_title for node in AskFlow.instance.nodes()}

    assert titles == {
        "begin": "Begun",
        "asks_nobody": "Is nobody asked?",
        "ask": "Ask",
        "answers": "Refused?",
        "note": "Note",
        "answered": "Answered",
        "refused": "Refused",
    }


def test_every_node_has_a_lane_or_takes_the_one_before() -> None:
    lanes = {node.name: node.lane for node in CrowdFlow.instance.nodes()}

    assert lanes.pop("sum_up") == "service"
    assert set(lanes.values()) == {None}


def test_call_activity_is_one_of_many_instances_in_bpmn() -> None:
    node = CrowdFlow.ask_everyone

    assert (node.task_type, node.bpmn_element) == ("SUBPROCESS", "callActivity")
    assert "multiInstance" in node.bpmn_content()
    assert node.called is AskFlow
