"""What things say."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held
from intranet.content.models import Item
from intranet.content.prose import cleaned
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused

WORDS = frozenset(
    {
        "title",
        "summary",
        "text",
        "starts_at",
        "ends_at",
        "venue",
        "target",
        "query",
        "alt",
        "upload",
    }
)


@action("content.edited")
def edit(item: Item, *, by: User, seen: int = 0, **words: Any) -> Item:
    """Change what `item` says; `seen` is the key of the version that its writer started from.

    Raises Refused without the right, or where another has written since.
    """
    assert words.keys() <= WORDS
    now = held(item)
    ask(by, "content.edit_item", now, _("Nello stato in cui è ora, il testo non si modifica."))
    latest = now.history.latest()
    if seen and latest.pk != seen:
        raise Refused(_("Nel frattempo un’altra persona ha modificato questo contenuto."))
    item.refresh_from_db()
    if "text" in words:
        words["text"] = cleaned(words["text"])
    for name, value in words.items():
        setattr(item, name, value)
    item.changed_at = timezone.now()
    note(fields=sorted(words))
    item.save()
    return item
