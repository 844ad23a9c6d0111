"""How numbers are written on the pages of the figures."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def number(value: int | None) -> str:
    """`1.234`; without a value, that it is not known."""
    return _("non rilevato") if value is None else f"{value:,}".replace(",", ".")
