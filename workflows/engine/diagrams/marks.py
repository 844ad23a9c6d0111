"""The states of a step in words and in marks, so that colour never speaks alone."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where a process stands with one of its steps."""

    DONE = "done"
    ACTIVE = "active"
    LATE = "late"
    STUCK = "stuck"
    COMING = "coming"


WORDS: dict[State, Promise] = {
    State.DONE: _("fatto"),
    State.ACTIVE: _("in corso"),
    State.LATE: _("in ritardo"),
    State.STUCK: _("bloccato"),
    State.COMING: _("da fare"),
}

BADGE, SMALL_BADGE = 10, 8
"""Radius of the badge that bears a mark, and of that on a gateway or an event, in px."""

BADGES = {
    State.DONE: "M-4.5 0.5 L-1.5 3.5 L4.5 -3.5",
    State.ACTIVE: "M-2 -4 L4 0 L-2 4 Z",
    State.LATE: "M0 -5.5 V0.5 L3.5 3",
    State.STUCK: "M0 -5 V1 M0 4.5 V5",
}
"""Strokes around the middle of a badge; what is to come bears none."""

PERSON = "M0 13 C0 8 2 7.5 5.5 7.5 C9 7.5 11 8 11 13 Z M5.5 0 A3.2 3.2 0 1 1 5.49 0 Z"
GEAR = "M6 2.5 A3.5 3.5 0 1 1 5.99 2.5 M6 0 V2.5 M6 9.5 V12 M0 6 H2.5 M9.5 6 H12"
KINDS = {"userTask": PERSON, "manualTask": PERSON, "state": ""}
"""What a task of each BPMN element bears in its corner; the others bear GEAR.

A state of a thing is none of BPMN: nobody does it, and it bears nothing.
"""

INSIDE = "M-6 -6 H6 V6 H-6 Z M-3.5 0 H3.5 M0 -3.5 V3.5"
REPEATED = "M-4 -5 V5 M0 -5 V5 M4 -5 V5"

CROSS, PLUS = "M-7 -7 L7 7 M-7 7 L7 -7", "M-10 0 H10 M0 -10 V10"
GATEWAYS = {"parallelGateway": PLUS}
"""What a gateway of each BPMN element bears; the others bear CROSS."""
