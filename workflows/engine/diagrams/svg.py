"""The picture of a process for a page: an SVG of classes only, for a strict CSP.

`static/engine/diagram.css` colours it.
"""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from viewflow.workflow.base import Flow

from .geometry import Anchor, Label, Point
from .graph import Graph, graph_of
from .ink import put, put_rect, write
from .layout import HEADER, Band, Layout, lay_out
from .marks import BADGE, WORDS, State
from .svg_links import put_link
from .svg_steps import put_badge, put_step
from .text import LETTER, height_of, wrap

WIDEST = 6
"""Columns of a strip, so that a picture fits a page of about 1200 px at full size."""

EDGE, LEGEND = 12, 40
"""Room around the picture for badges, and below it for the legend, in px."""


def draw(flow_class: type[Flow], states: Mapping[str, str] | None, title: str) -> SafeString:
    """The flow as an SVG; `states` gives the State of a step by its node's name.

    Steps without a state are to come; without `states` nothing is said of any. Raises ValueError
    for a state that does not exist.
    """
    layout = _layout(flow_class, get_language())  # type: ignore[arg-type]  # classes are hashable
    return _drawn(layout, states, title)


def draw_graph(graph: Graph, title: str) -> SafeString:
    """What is no flow and goes nowhere by itself, as the states of a thing."""
    return _drawn(lay_out(graph, WIDEST), None, title)


def _drawn(layout: Layout, states: Mapping[str, str] | None, title: str) -> SafeString:
    told = states or {}
    known = {box.step.name: State(told.get(box.step.name, "coming")) for box in layout.boxes}
    root = _root(layout, title, LEGEND if told else 0)
    about = _titles(layout) if states is None else _description(layout, known)
    put(root, "desc", id=f"{_name(layout)}-desc").text = about
    for band in layout.bands:
        _put_band(root, band)
    for path in layout.paths:
        put_link(root, path, known[path.link.source], known[path.link.target])
    for box in layout.boxes:
        put_step(root, box, known[box.step.name], is_told=states is not None)
    if told:
        _put_legend(root, layout, set(known.values()))
    return mark_safe(ET.tostring(root, encoding="unicode"))  # noqa: S308  # escaped by ElementTree


@lru_cache(maxsize=64)
def _layout(flow_class: type[Flow], language: str | None) -> Layout:
    """Laid out once for each language, for the titles are translated."""
    del language
    return lay_out(graph_of(flow_class), WIDEST)


def _root(layout: Layout, title: str, below: int) -> ET.Element:
    width, height = layout.width + 2 * EDGE, layout.height + 2 * EDGE + below
    name = _name(layout)
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "diagram"})
    root.set("viewBox", f"{-EDGE} {-EDGE} {width} {height}")
    root.attrib.update(width=str(width), height=str(height), role="img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    put(root, "title", id=f"{name}-title").text = title
    return root


def _name(layout: Layout) -> str:
    return f"diagram-{layout.graph.name.lower()}"


def _titles(layout: Layout) -> str:
    return ", ".join(box.step.title for box in layout.boxes if box.step.title)


def _description(layout: Layout, states: Mapping[str, State]) -> str:
    """The steps by state, as sentences for those who do not see the picture."""
    sentences = []
    for state in State:
        titles = [box.step.title for box in layout.boxes if states[box.step.name] is state]
        if titles:
            sentences.append(f"{capfirst(str(WORDS[state]))}: {', '.join(titles)}.")
    return " ".join(sentences)


def _put_band(root: ET.Element, band: Band) -> None:
    if band.lane is None:
        return
    rect = band.rect
    put_rect(root, "band", rect)
    put(root, "path", "header", d=f"M{rect.x} {rect.y} h{HEADER} v{rect.height} h-{HEADER} Z")
    lines = wrap(band.title, rect.height // LETTER)
    label = Label.at(lines, 0, -height_of(lines) // 2, Anchor.MIDDLE)
    turned = f"translate({rect.x + HEADER // 2} {rect.middle.y}) rotate(-90)"
    write(put(root, "g", transform=turned), "lane", label)


def _put_legend(root: ET.Element, layout: Layout, states: set[State]) -> None:
    at = Point(HEADER, layout.height + LEGEND // 2 + BADGE // 2)
    for state in (state for state in State if state in states):
        put_badge(root, state, at)
        words = (str(WORDS[state]),)
        label = Label.at(words, at.x + 2 * BADGE - 4, at.y - BADGE + 2, Anchor.START)
        write(root, "legend", label)
        at = Point(label.rect.right + 3 * BADGE, at.y)
