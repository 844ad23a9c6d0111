"""Reading a diagram of BPMN 2.0 that somebody brought (ISO/IEC 19510)."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from permissions.refusal import Refused
from workflows.engine.diagrams.graph import Graph, Link, Step

MOST_BYTES = 200_000
MOST_STEPS, MOST_LINKS = 60, 120
MOST_LETTERS = 80
SPACE = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
TASKS = frozenset(
    {
        *("task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask"),
        *("scriptTask", "businessRuleTask", "callActivity", "subProcess", "transaction"),
        "adHocSubProcess",
    }
)
GATEWAYS = frozenset(
    f"{kind}Gateway" for kind in ("exclusive", "inclusive", "parallel", "complex", "eventBased")
)
EVENTS = frozenset({"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent"})
STEPS = TASKS | GATEWAYS | EVENTS
# What a document type brings: entities that grow, and files of elsewhere.
TYPED = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def text_of(content: bytes) -> str:
    """The diagram as text. Raises Refused for one that is too large, or not written in UTF-8."""
    if len(content) > MOST_BYTES:
        raise Refused(_("Il diagramma supera i 200 kB."), field="diagram")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("Il diagramma non è scritto in UTF-8."), field="diagram") from None


def read(name: str, text: str) -> Graph:
    """The steps of a diagram and the ways between them; a step within a step is left out.

    Raises Refused for what is no BPMN 2.0, bears a document type, has no step or too many.
    """
    root = _parsed(text)
    if root.tag != f"{SPACE}definitions":
        raise Refused(_("Il file non è un diagramma BPMN 2.0."), field="diagram")
    found = {key: element for key, element in _elements(root) if element.tag != f"{SPACE}lane"}
    lanes = _lanes(root)
    steps = tuple(_step(key, element, lanes) for key, element in found.items())
    links = tuple(dict.fromkeys(_links(root, found)))
    if not any(step.element in TASKS for step in steps):
        raise Refused(_("Nel diagramma non c’è alcun passo."), field="diagram")
    if len(steps) > MOST_STEPS or len(links) > MOST_LINKS:
        raise Refused(_("Il diagramma ha più di 60 elementi: va diviso."), field="diagram")
    return Graph(name, name, steps, links, _bands(steps))


def _parsed(text: str) -> ET.Element:
    if TYPED.search(text):
        raise Refused(_("Il diagramma contiene una dichiarazione DOCTYPE."), field="diagram")
    try:
        # Without a document type there are no entities to grow, nor files to fetch.
        return ET.fromstring(text)  # noqa: S314  # nosec B314
    except (ET.ParseError, ValueError):
        raise Refused(_("Il file non è un diagramma BPMN 2.0."), field="diagram") from None


def _elements(root: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    """The steps right below a process, by their keys."""
    for process in root.iter(f"{SPACE}process"):
        for element in process:
            if element.tag.removeprefix(SPACE) in STEPS and element.get("id"):
                yield element.get("id", ""), element


def _lanes(root: ET.Element) -> Mapping[str, str]:
    """Who does each step, by the key of the step."""
    return {
        (each.text or "").strip(): _words(lane)
        for lane in root.iter(f"{SPACE}lane")
        for each in lane.iter(f"{SPACE}flowNodeRef")
        if _words(lane)
    }


def _step(key: str, element: ET.Element, lanes: Mapping[str, str]) -> Step:
    kind = element.tag.removeprefix(SPACE)
    title = _words(element) or (_("Passo senza nome") if kind in TASKS else "")
    return Step(key, title, kind, lanes.get(key))


def _links(root: ET.Element, found: Mapping[str, ET.Element]) -> Iterator[Link]:
    for flow in root.iter(f"{SPACE}sequenceFlow"):
        source, target = flow.get("sourceRef", ""), flow.get("targetRef", "")
        if source in found and target in found and source != target:
            yield Link(source, target, _words(flow), f"{source}__{target}")


def _bands(steps: tuple[Step, ...]) -> tuple[tuple[str, str], ...]:
    """The lanes, in order; none unless every step lies in one."""
    names = dict.fromkeys(step.lane for step in steps)
    return tuple((name, name) for name in names if name) if None not in names else ()


def _words(element: ET.Element) -> str:
    """What is written on it, on one line."""
    return " ".join(element.get("name", "").split())[:MOST_LETTERS]
