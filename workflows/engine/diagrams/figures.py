"""Each step as a figure around its own middle: its outline, its title, its links' labels."""

from dataclasses import dataclass

from .geometry import Anchor, Label, Rect
from .graph import Graph, Link, Shape, Step
from .text import height_of, wrap
from .traffic import EAST, NORTH, SOUTH, WEST, Heading, Spot, Ways, opposite

TASK_WIDTH, TASK_HEIGHT, TASK_LETTERS, TASK_PADDING = 136, 72, 19, 30
GATEWAY_SIZE, EVENT_SIZE, MARKER = 46, 38, 18
TITLE_LETTERS, LABEL_LETTERS = 16, 14
NEAR = 5
"""Distance of a label from what it belongs to, in px."""

type Ports = dict[str, dict[Link, Heading]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Rectangles relative to the step's middle; `labels` are those of its outgoing links."""

    outline: Rect
    title: Label
    labels: dict[Link, Label]
    sides: dict[Link, Heading]

    def reach(self, heading: Heading) -> int:
        """How far its own column or row must extend from the middle; eastern labels lie beyond."""
        kept = [label.rect for link, label in self.labels.items() if self.sides[link] != EAST]
        rects = [self.outline, self.title.rect, *kept]
        return max(_extent(rect, heading) for rect in rects)

    def overhang(self) -> int:
        """How far the labels of the links that leave eastwards extend from the middle."""
        return max((label.rect.right for label in self.labels.values()), default=0)


def figures_of(graph: Graph, ways: Ways) -> dict[str, Figure]:
    """The figure of every step; all tasks are as high as the one with the longest title."""
    leaving, used = _ports(graph, ways)
    tasks = [step for step in graph.steps if step.shape is Shape.TASK]
    height = max([TASK_HEIGHT, *(_needed(step) for step in tasks)])
    return {
        step.name: _figure(step, height + height % 2, leaving[step.name], used[step.name])
        for step in graph.steps
    }


def _needed(task: Step) -> int:
    return height_of(wrap(task.title, TASK_LETTERS)) + TASK_PADDING + _room_for_marker(task)


def _room_for_marker(task: Step) -> int:
    """A call activity bears its marker below its title."""
    return MARKER if task.element == "callActivity" else 0


def _ports(graph: Graph, ways: Ways) -> tuple[Ports, dict[str, set[Heading]]]:
    """The headings by which links leave each step, and all the sides that links touch."""
    leaving: Ports = {step.name: {} for step in graph.steps}
    used: dict[str, set[Heading]] = {step.name: set() for step in graph.steps}
    for link, corners in ways.items():
        out, into = _heading(corners[0], corners[1]), _heading(corners[-2], corners[-1])
        leaving[link.source][link] = out
        used[link.source].add(out)
        used[link.target].add(opposite(into))
    return leaving, used


def _heading(here: Spot, there: Spot) -> Heading:
    x, y = there[0] - here[0], there[1] - here[1]
    return ((x > 0) - (x < 0), (y > 0) - (y < 0))


def _figure(step: Step, height: int, leaving: dict[Link, Heading], used: set[Heading]) -> Figure:
    outline = _outline(step.shape, height)
    labels = {
        link: _label(link, outline, heading) for link, heading in leaving.items() if link.label
    }
    return Figure(outline, _title(step, outline, used), labels, leaving)


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
        return Label.at(lines, 0, -height // 2, Anchor.MIDDLE)
    lines = wrap(step.title, TITLE_LETTERS)
    above, below = outline.y - NEAR - height_of(lines), outline.bottom + NEAR
    sides = {NORTH: above, SOUTH: below}
    wanted = (NORTH, SOUTH) if step.shape is Shape.GATEWAY else (SOUTH, NORTH)
    for side in wanted:
        if side not in used:
            return Label.at(lines, 0, sides[side], Anchor.MIDDLE)
    return Label.at(lines, -2 * NEAR, above + 2 * NEAR, Anchor.END)


def _label(link: Link, outline: Rect, heading: Heading) -> Label:
    """Beside the line, where it leaves its source."""
    lines = wrap(link.label, LABEL_LETTERS)
    height = height_of(lines)
    places = {
        EAST: (outline.right + NEAR, -height - 1, Anchor.START),
        WEST: (outline.x - NEAR, -height - 1, Anchor.END),
        SOUTH: (NEAR, outline.bottom + 2, Anchor.START),
        NORTH: (NEAR, outline.y - height - 2, Anchor.START),
    }
    return Label.at(lines, *places[heading])


def _extent(rect: Rect, heading: Heading) -> int:
    return {EAST: rect.right, WEST: -rect.x, SOUTH: rect.bottom, NORTH: -rect.y}[heading]
