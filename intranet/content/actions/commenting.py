"""What readers say under a thing of the site, once somebody who examines it has let it through."""

from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held
from intranet.content.models import Comment, Item
from permissions.audit import action, note
from permissions.models import User
from permissions.policy import allowed
from permissions.refusal import Refused

# Who examines a thing, in one state or another.
MODERATES = frozenset({"content.publish_item", "content.reject_item"})


@action("content.commented")
def comment(item: Item, *, by: User, text: str) -> Comment:
    """Say something under `item`: at once to all for who examines it, else after moderation.

    Raises Refused without the right, or without words.
    """
    now = held(item)
    ask(by, "content.comment_item", now, _("Qui non si può commentare."))
    words = text.strip()
    if not words:
        raise Refused(_("Il commento è vuoto."), "text")
    is_examiner = bool(MODERATES & allowed(by, now))
    state = Comment.State.SHOWN if is_examiner else Comment.State.WAITING
    return Comment.objects.create(item=now, by=by, text=words, state=state)


@action("content.comment_moderated")
def moderate(said: Comment, *, by: User, shown: bool) -> Comment:
    """Let a comment through, or not. A second decision takes the place of the first.

    Raises Refused to who does not examine the thing it is said of.
    """
    item = held(said.item)
    if not MODERATES & allowed(by, item):
        raise Refused(_("Questo commento lo decide chi esamina il contenuto."))
    said.refresh_from_db()
    said.state = Comment.State.SHOWN if shown else Comment.State.REFUSED
    note(comment=said.pk, shown=shown)
    said.save()
    return said
