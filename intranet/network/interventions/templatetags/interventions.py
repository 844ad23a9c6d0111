"""The marks of this room's pages."""

from collections.abc import Mapping

from django import template

from intranet.network.interventions.models import State

register = template.Library()

TONES: Mapping[str, str] = {
    State.PROPOSED: "info",
    State.EXPERIMENT: "warning",
    State.VERIFIED: "success",
    State.RECOMMENDED: "success",
    State.WITHDRAWN: "neutral",
}


@register.filter
def tone_of(state: str) -> str:
    """The tone of a state's badge."""
    return TONES[state]
