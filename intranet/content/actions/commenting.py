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

    Raises Refused to who does not examine the thing it is said of, and for what was withdrawn.
    """
    item = held(said.item)
    if not MODERATES & allowed(by, item):
        raise Refused(_("Questo commento lo decide chi esamina il contenuto."))
    said.refresh_from_db()
    if said.state == Comment.State.REFUSED and _last_hand(said) == said.by_id:
        raise Refused(_("Chi ha scritto il commento lo ha ritirato."))
    said.state = Comment.State.SHOWN if shown else Comment.State.REFUSED
    note(comment=said.pk, shown=shown)
    said.save()
    return said


@action("content.comment_withdrawn")
def withdraw(said: Comment, *, by: User) -> Comment:
    """Take back what one said: it is read no more, by anybody.

    Raises Refused for another's comment, where one may not read any more, and for what is not
    shown nor waits.
    """
    ask(by, "content.view_item", held(said.item))
    said.refresh_from_db()
    if said.by_id != by.pk:
        raise Refused(_("Un commento lo ritira chi lo ha scritto."))
    if said.state == Comment.State.REFUSED:
        raise Refused(_("Questo commento non si legge già più."))
    said.state = Comment.State.REFUSED
    note(comment=said.pk)
    said.save()
    return said


def _last_hand(said: Comment) -> int | None:
    """Whose the latest version of it is."""
    key: int | None = said.history.latest().history_user_id
    return key
