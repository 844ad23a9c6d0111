"""Each step as a figure around its own middle: its outline, its title, its links' labels."""

from dataclasses import dataclass

from .geometry import Anchor, Label, Rect
from .graph import Graph, Link, Shape, Step
from .ports import Exit, Exits, exits_of, sides_of
from .text import height_of, wrap
from .traffic import EAST, NORTH, SOUTH, WEST, Heading, Ways

TASK_WIDTH, TASK_HEIGHT, TASK_LETTERS, TASK_PADDING = 136, 72, 18, 32
GATEWAY_SIZE, EVENT_SIZE, MARKER, LOWERED = 46, 38, 16, 3
TITLE_LETTERS, LABEL_LETTERS = 16, 14
NEAR = 5
"""Distance of a label from what it belongs to, in px."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Rectangles relative to the step's middle; `labels` are those of its outgoing links.

    A label at a fork is relative to the middle of the fork's row instead.
    """

    outline: Rect
    title: Label
    labels: dict[Link, Label]
    exits: Exits

    def reach(self, heading: Heading) -> int:
        """How far its own column or row must extend from the middle; eastern labels lie beyond."""
        kept = [label.rect for link, label in self.labels.items() if self.exits[link].side != EAST]
        rects = [self.outline, self.title.rect, *kept]
        return max(_extent(rect, heading) for rect in rects)

    def overhang(self) -> int:
        """How far the labels of the links that leave eastwards extend from the middle."""
        return max((label.rect.right for label in self.labels.values()), default=0)


def figures_of(graph: Graph, ways: Ways) -> dict[str, Figure]:
    """The figure of every step; all tasks are as high as the one with the longest title."""
    tasks = [step for step in graph.steps if step.shape is Shape.TASK]
    height = max([TASK_HEIGHT, *(_needed(step) for step in tasks)])
    return {step.name: _figure(step, height + height % 2, ways) for step in graph.steps}


def _needed(task: Step) -> int:
    return height_of(wrap(task.title, TASK_LETTERS)) + TASK_PADDING + _room_for_marker(task)


def _room_for_marker(task: Step) -> int:
    """A call activity bears its marker below its title."""
    return MARKER if task.element == "callActivity" else 0


def _figure(step: Step, height: int, ways: Ways) -> Figure:
    outline = _outline(step.shape, height)
    exits = exits_of(step.name, ways)
    labels = {link: _label(link, outline, leave) for link, leave in exits.items() if link.label}
    return Figure(outline, _title(step, outline, sides_of(step.name, ways)), labels, exits)


def _outline(shape: Shape, task_height: int) -> Rect:
    sizes = {
        Shape.TASK: (TASK_WIDTH, task_height),
        Shape.GATEWAY: (GATEWAY_SIZE, GATEWAY_SIZE),
        Shape.EVENT: (EVENT_SIZE, EVENT_SIZE),
    }
    width, height = sizes[shape]
    return Rect(-width // 2, -height // 2, width, height)


def _title(step: Step, outline: Rect, used: set[Heading]) -> Label:
    """Inside a task; above or below other figures, wherever no link passes."""
    if step.shape is Shape.TASK:
        lines = wrap(step.title, TASK_LETTERS)
        height = height_of(lines) + _room_for_marker(step)
        return Label.at(lines, 0, LOWERED - height // 2, Anchor.MIDDLE)
    lines = wrap(step.title, TITLE_LETTERS)
    above, below = outline.y - NEAR - height_of(lines), outline.bottom + NEAR
    sides = {NORTH: above, SOUTH: below}
    wanted = (NORTH, SOUTH) if step.shape is Shape.GATEWAY else (SOUTH, NORTH)
    for side in wanted:
        if side not in used:
            return Label.at(lines, 0, sides[side], Anchor.MIDDLE)
    return Label.at(lines, -2 * NEAR, above + 2 * NEAR, Anchor.END)


def _label(link: Link, outline: Rect, leave: Exit) -> Label:
    """Beside the line, where it leaves its source or forks from its neighbours."""
    lines = wrap(link.label, LABEL_LETTERS)
    height = height_of(lines)
    if leave.fork is not None:
        is_east = leave.fork[1] == EAST
        x, anchor = (NEAR, Anchor.START) if is_east else (-NEAR, Anchor.END)
        return Label.at(lines, x, -height - 3, anchor)
    places = {
        EAST: (outline.right + NEAR, -height - 3, Anchor.START),
        WEST: (outline.x - NEAR, -height - 3, Anchor.END),
        SOUTH: (NEAR, outline.bottom + 2, Anchor.START),
        NORTH: (NEAR, outline.y - height - 2, Anchor.START),
    }
    return Label.at(lines, *places[leave.side])


def _extent(rect: Rect, heading: Heading) -> int:
    return {EAST: rect.right, WEST: -rect.x, SOUTH: rect.bottom, NORTH: -rect.y}[heading]
