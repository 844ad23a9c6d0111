"""How far, how long, how to reach: what the pages of the directory say of a service."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from intranet.network.directory import words
from intranet.network.directory.models import Edition
from intranet.network.directory.waiting import Waiting

register = template.Library()

TONES = {
    Edition.State.DRAFT: "neutral",
    Edition.State.SUBMITTED: "info",
    Edition.State.RETURNED: "warning",
    Edition.State.APPROVED: "success",
}

register.filter("far", words.distance_in_words)
register.filter("reached", words.reached_by)


@register.filter
def tone_of(edition: Edition) -> str:
    """The tone in which the state of `edition` is said."""
    return TONES[Edition.State(edition.state)]


@register.simple_tag
def wait(waiting: Waiting) -> SafeString | str:
    """The days, and under them from what they are known, and of which day."""
    if waiting.days is None:
        return words.waiting_in_words(waiting)
    days = ngettext("%(days)s giorno", "%(days)s giorni", waiting.days) % {"days": waiting.days}
    kind = "said-on said-long-ago" if waiting.is_old else "said-on"
    return format_html('{} <span class="{}">{}</span>', days, kind, words.source_in_words(waiting))
