"""How the states of sessions, minutes and decisions are drawn."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from intranet.network.meetings.models import Addendum, Decision, Invitation, Meeting, Minutes

register = template.Library()

TONES = {
    Meeting: {"convened": "info", "held": "success", "cancelled": "neutral"},
    Minutes: {
        "draft": "neutral",
        "comments": "info",
        "approval": "warning",
        "approved": "success",
        "published": "success",
    },
    Decision: {"open": "info", "done": "success", "dropped": "neutral"},
    Addendum: {"proposed": "warning", "approved": "success", "rejected": "neutral"},
}
OF_ANSWERS = {"yes": "success", "no": "neutral", "perhaps": "warning"}


@register.filter
def tone(record: Any) -> str:
    """The tone of a state; words say it as well."""
    if isinstance(record, Invitation):
        return OF_ANSWERS.get(record.answer, "neutral")
    if isinstance(record, Decision) and record.is_overdue():
        return "danger"
    return TONES[type(record)][record.state]


@register.filter
def hour(value: datetime) -> str:
    """`15:30`."""
    return f"{timezone.localtime(value):%H:%M}"


@register.simple_tag
def states_of_minutes() -> list[tuple[str, Any]]:
    """The way of the minutes, from the draft on."""
    return list(Minutes.State.choices)
