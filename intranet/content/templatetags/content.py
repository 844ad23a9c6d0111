"""How the things of the site look wherever they are listed."""

from django import template
from django.utils.safestring import SafeString

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.prose import cleaned
from intranet.portal.templatetags.portal import icon, status_badge
from permissions.publishing import State

register = template.Library()

ICONS = {
    Kind.FOLDER: "folder",
    Kind.PAGE: "file",
    Kind.NEWS: "horn",
    Kind.EVENT: "calendar",
    Kind.FILE: "clip",
    Kind.IMAGE: "file-image",
    Kind.LINK: "link",
    Kind.COLLECTION: "list",
}
TONES = {
    State.INTERNAL: "neutral",
    State.PENDING: "warning",
    State.PUBLISHED: "info",
    State.EXTERNAL: "success",
    State.PRIVATE: "danger",
}


@register.filter
def prose(html: str) -> SafeString:
    """What somebody wrote, cleaned once more: also of what was allowed when it was kept."""
    return SafeString(cleaned(html))


@register.simple_tag
def kind_icon(kind: str) -> SafeString:
    return icon(ICONS[Kind(kind)])


@register.simple_tag
def state_badge(item: Item) -> SafeString:
    return status_badge(item.get_state_display(), TONES[State(item.state)])
