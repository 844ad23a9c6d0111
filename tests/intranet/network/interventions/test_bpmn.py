"""Diagrams that services bring: read with care, drawn in the order of their steps."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.network.interventions.bpmn.drawing import drawn
from intranet.network.interventions.bpmn.reading import MOST_BYTES, read, text_of
from permissions.refusal import Refused

ROOM = Path(__file__).resolve().parents[4] / "workflows" / "processes" / "diagrams"
HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process>'
TAIL = "</process></definitions>"


def bpmn(*elements: str) -> str:
    return HEAD + "".join(elements) + TAIL


def task(key: str, name: str = "") -> str:
    return f'<userTask id="{key}" name="{name}"/>'


def flow(source: str, target: str) -> str:
    return f'<sequenceFlow id="{source}{target}" sourceRef="{source}" targetRef="{target}"/>'


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.bpmn")), ids=lambda path: path.stem)
def test_diagrams_of_the_house_are_read_and_drawn(path: Path) -> None:
    picture = drawn("Percorso", "model-1", text_of(path.read_bytes()))

    root = ET.fromstring(picture.picture)
    assert root.tag.endswith("svg")
    assert picture.steps


def test_steps_stand_in_the_order_of_their_ways() -> None:
    text = bpmn(
        task("c", "Terzo"), task("b", "Secondo"), task("a", "Primo"), flow("a", "b"), flow("b", "c")
    )

    assert [row.title for row in drawn("", "m", text).steps] == ["Primo", "Secondo", "Terzo"]


def test_lanes_say_whose_each_step_is() -> None:
    lane = '<laneSet><lane name="Segreteria"><flowNodeRef>a</flowNodeRef></lane></laneSet>'

    [row] = drawn("", "m", bpmn(lane, task("a", "Telefonare"))).steps

    assert (row.title, row.who) == ("Telefonare", "Segreteria")


def test_what_is_written_in_a_diagram_stays_words() -> None:
    text = bpmn(task("a", "&lt;script&gt;alert(1)&lt;/script&gt;"))

    picture = drawn("", "m", text).picture

    assert "<script" not in picture
    assert "&lt;script" in picture


@pytest.mark.parametrize(
    "text",
    [
        "",
        "non è XML",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        HEAD,
        bpmn(),
        bpmn('<startEvent id="a"/>'),
        "<!DOCTYPE definitions>" + bpmn(task("a")),
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + bpmn(task("a", "&b;")),
        '<!doctype d SYSTEM "file:///etc/passwd">' + bpmn(task("a")),
        bpmn(task("a", "&undeclared;")),
        bpmn(*(task(f"t{number}") for number in range(61))),
    ],
)
def test_what_is_no_diagram_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read("m", text)

    assert refused.value.field == "diagram"


@pytest.mark.parametrize(
    "content", [b"x" * (MOST_BYTES + 1), bpmn(task("a")).encode("utf-16"), b"\xff\xfe\x00"]
)
def test_what_is_too_large_or_in_another_alphabet_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        text_of(content)


def test_declared_encoding_does_not_let_a_document_type_through() -> None:
    hidden = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-' + bpmn(task("a"))

    with pytest.raises(Refused):
        read("m", hidden)


@settings(max_examples=40, deadline=None)
@given(
    size=st.integers(1, 8),
    ways=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=16),
    kinds=st.lists(
        st.sampled_from(["userTask", "exclusiveGateway", "startEvent", "endEvent"]), max_size=8
    ),
)
def test_any_diagram_is_drawn(size: int, ways: list[tuple[int, int]], kinds: list[str]) -> None:
    others = [f'<{kind} id="n{number}"/>' for number, kind in enumerate(kinds, size)]
    tasks = [task(f"n{number}", f"Passo {number}") for number in range(size)]
    flows = [flow(f"n{source}", f"n{target}") for source, target in ways]

    picture = drawn("", "m", bpmn(*tasks, *others, *flows))

    assert len(picture.steps) == size + kinds.count("userTask")
