"""How long something is, in words."""

from django import template

from intranet.network.training.spans import said

register = template.Library()


@register.filter
def hours(minutes: int) -> str:
    """`6 ore e 30 minuti`."""
    return said(minutes)
