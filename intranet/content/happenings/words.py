"""What a notice says of what happened."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from intranet.content.models import Happening
from intranet.notifications.models import Notice

LONGEST: int = Notice._meta.get_field("words").max_length or 0


def said(happening: Happening) -> str:
    """`Pubblicato: “Consegne”`; a long title is cut."""
    words = _("%(what)s: “%(title)s”")
    what = happening.get_what_display()
    room = LONGEST - len(words % {"what": what, "title": ""})
    return words % {"what": what, "title": Truncator(happening.item.title).chars(room)}
