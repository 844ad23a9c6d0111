"""Text with its hits apart."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from intranet.portal.search.snippet import Part

register = template.Library()


@register.simple_tag
def parts(text: Sequence[Part]) -> SafeString:
    """The parts of a text, those marked that were looked for."""
    said = (format_html("<mark>{}</mark>", each.text) if each.hit else each.text for each in text)
    return format_html_join("", "{}", ((each,) for each in said))
