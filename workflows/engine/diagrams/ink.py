"""Strokes and text on an SVG: elements with classes, never with styles."""

import xml.etree.ElementTree as ET

from .geometry import Anchor, Label, Rect
from .text import LINE

BASELINE = 12
"""From the top of a line to the foot of its letters, in px."""


def put(parent: ET.Element, tag: str, css: str = "", **attributes: object) -> ET.Element:
    """Add an element; each class gets the prefix `diagram-`."""
    classes = {"class": " ".join(f"diagram-{name}" for name in css.split())} if css else {}
    values = {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    return ET.SubElement(parent, tag, {**classes, **values})


def put_rect(parent: ET.Element, css: str, rect: Rect, **attributes: object) -> ET.Element:
    place = {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
    return put(parent, "rect", css, **place, **attributes)


def put_mark(parent: ET.Element, css: str, strokes: str, x: int, y: int) -> ET.Element:
    return put(parent, "path", css, d=strokes, transform=f"translate({x} {y})")


def write(parent: ET.Element, css: str, label: Label) -> None:
    """Set a label line by line."""
    rect = label.rect
    x = {Anchor.START: rect.x, Anchor.MIDDLE: rect.middle.x, Anchor.END: rect.right}[label.anchor]
    text = put(parent, "text", f"{css} {label.anchor}")
    for at, line in enumerate(label.lines):
        put(text, "tspan", x=x, y=rect.y + at * LINE + BASELINE).text = line
