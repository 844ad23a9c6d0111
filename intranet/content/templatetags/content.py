"""How the things of the site look wherever they are listed."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.pages import Page
from intranet.content.prose import cleaned
from intranet.content.reading.pictures import with_widths
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
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
FILES = {
    "application/pdf": _("Documento PDF"),
    "image/png": _("Immagine PNG"),
    "image/jpeg": _("Immagine JPEG"),
    "image/webp": _("Immagine WebP"),
    f"{OFFICE}wordprocessingml.document": _("Documento Word"),
    f"{OFFICE}spreadsheetml.sheet": _("Foglio Excel"),
    f"{OFFICE}presentationml.presentation": _("Presentazione PowerPoint"),
    f"{OPEN}text": _("Documento OpenDocument"),
    f"{OPEN}spreadsheet": _("Foglio OpenDocument"),
    f"{OPEN}presentation": _("Presentazione OpenDocument"),
    "text/plain": _("Testo"),
    "text/csv": _("Tabella CSV"),
}
TONES = {
    State.INTERNAL: "neutral",
    State.PENDING: "warning",
    State.PUBLISHED: "info",
    State.EXTERNAL: "success",
    State.PRIVATE: "danger",
}


@register.filter
def mime_words(mime: str) -> str:
    """A media type as people say it."""
    return str(FILES.get(mime, _("File")))


@register.filter
def prose(html: str) -> SafeString:
    """What somebody wrote, cleaned once more: also of what was allowed when it was kept."""
    return SafeString(cleaned(html))


@register.simple_tag
def written(page: Page) -> SafeString:
    """What somebody wrote, with its pictures as wide as the reader's screen has room for."""
    return SafeString(with_widths(page.item.text, page.reach))


@register.simple_tag
def kind_icon(kind: str) -> SafeString:
    return icon(ICONS[Kind(kind)])


@register.simple_tag
def state_badge(item: Item) -> SafeString:
    return status_badge(item.get_state_display(), TONES[State(item.state)])
