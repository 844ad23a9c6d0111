"""Pictures of the flows: laid out in lanes, as BPMN 2.0 documents and as SVG for a page."""

from .bpmn import to_bpmn
from .marks import State
from .svg import draw

__all__ = ["State", "draw", "to_bpmn"]
