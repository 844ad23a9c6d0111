"""Writing with the pen in one's hand."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held
from intranet.content.actions.editing import edit
from intranet.content.actions.sketching import pen_of_another, put_down
from intranet.content.actions.uploading import take_in
from intranet.content.models import Item, Pen
from intranet.portal.words import moment
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused


@action("content.taken_over")
def take_over(item: Item, *, by: User) -> Item:
    """Take the pen out of another's hand; what they sketched stays theirs.

    Raises Refused without the right to write.
    """
    ask(by, "content.edit_item", held(item))
    other = pen_of_another(item, by)
    note(held_by=other.holder_id if other else None)
    now = timezone.now()
    Pen.objects.update_or_create(item=item, defaults={"holder": by, "since": now, "heard_at": now})
    return item


@transaction.atomic
def write(
    item: Item, *, by: User, seen: int, over: bool = False, mark: str = "", **words: Any
) -> Item:
    """`edit`, unless somebody else has the pen; `over` takes it from them. Then it is put down.

    `mark` is that of the form (see `sketching.put_down`). `upload`, among the words, is a file as
    examined, or None to keep the one that is there.

    Raises Refused as `edit`, and where another writes now.
    """
    if over:
        take_over(item, by=by)
    other = pen_of_another(item, by)
    if other is not None:
        message = _("%(who)s sta scrivendo qui da %(since)s: si può subentrare e salvare.")
        raise Refused(message % {"who": other.holder, "since": moment(other.since)})
    upload = words.pop("upload", None)
    if upload is not None:
        words["upload"] = take_in(upload)
    done = edit(item, by=by, seen=seen, **words)
    put_down(item, by, mark=mark)
    return done
