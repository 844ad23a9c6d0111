"""Pictures of the flows: laid out in lanes, as BPMN 2.0 documents and as SVG for a page."""

from .bpmn import to_bpmn
from .marks import State
from .svg import draw, draw_graph

__all__ = ["State", "draw", "draw_graph", "to_bpmn"]
