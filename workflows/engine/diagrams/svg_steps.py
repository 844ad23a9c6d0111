"""The figures of a picture: tasks, gateways and events, each with its state in words."""

import xml.etree.ElementTree as ET

from .geometry import Point, Rect
from .graph import Shape, Step
from .ink import put, put_mark, put_rect, write
from .layout import Box
from .marks import (
    BADGE,
    BADGES,
    CROSS,
    GATEWAYS,
    GEAR,
    INSIDE,
    KINDS,
    REPEATED,
    SMALL_BADGE,
    WORDS,
    State,
)


def put_step(parent: ET.Element, box: Box, state: State, *, is_told: bool = True) -> None:
    """One step in its state, with a tooltip that names both; the state only if it `is_told`."""
    group = put(parent, "g", f"step {box.step.shape} {state}")
    put(group, "title").text = f"{box.step.title}: {WORDS[state]}" if is_told else box.step.title
    outlines = {Shape.TASK: _task, Shape.GATEWAY: _gateway, Shape.EVENT: _event}
    outlines[box.step.shape](group, box.step, box.rect)
    write(group, "text" if box.step.shape is Shape.TASK else "name", box.title)
    if state is not State.COMING:
        _put_state(group, box, state)


def put_badge(parent: ET.Element, state: State, at: Point, radius: int = BADGE) -> None:
    """A disc with the mark of a state, around a point."""
    group = put(parent, "g", f"badge {state}", transform=f"translate({at.x} {at.y})")
    put(group, "circle", "disc", r=radius)
    if state in BADGES:
        put(group, "path", "mark", d=BADGES[state], transform=f"scale({radius / BADGE})")


def _put_state(group: ET.Element, box: Box, state: State) -> None:
    """On the upper right corner of a task, on the upper right edge of other figures."""
    if box.step.shape is Shape.TASK:
        put_badge(group, state, Point(box.rect.right, box.rect.y))
    else:
        inward = box.rect.width // 6
        at = Point(box.rect.right - inward, box.rect.y + inward)
        put_badge(group, state, at, SMALL_BADGE)


def _task(group: ET.Element, step: Step, rect: Rect) -> None:
    put_rect(group, "outline", rect, rx=8)
    if kind := KINDS.get(step.element, GEAR):
        put_mark(group, "kind", kind, rect.x + 7, rect.y + 6)
    if step.element == "callActivity":
        inner = Rect(rect.x + 3, rect.y + 3, rect.width - 6, rect.height - 6)
        put_rect(group, "inner", inner, rx=6)
        aside = 9 if step.is_repeated else 0
        put_mark(group, "marker", INSIDE, rect.middle.x - aside, rect.bottom - 11)
        if step.is_repeated:
            put_mark(group, "marker", REPEATED, rect.middle.x + aside, rect.bottom - 11)


def _gateway(group: ET.Element, step: Step, rect: Rect) -> None:
    x, y = rect.middle.x, rect.middle.y
    corners = f"{x},{rect.y} {rect.right},{y} {x},{rect.bottom} {rect.x},{y}"
    put(group, "polygon", "outline", points=corners)
    put_mark(group, "marker", GATEWAYS.get(step.element, CROSS), x, y)


def _event(group: ET.Element, step: Step, rect: Rect) -> None:
    css = "outline final" if step.element == "endEvent" else "outline"
    put(group, "circle", css, cx=rect.middle.x, cy=rect.middle.y, r=rect.width // 2)
