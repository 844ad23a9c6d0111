"""From one state to another, with a word on why."""

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held, refuse_unseen
from intranet.content.models import Item, Passage
from intranet.content.publication import SEEN, step_of
from permissions.audit import action, note
from permissions.models import User
from permissions.refusal import Refused


@action("content.passed")
def pass_on(item: Item, *, by: User, transition: str, comment: str = "", seen: str = "") -> Item:
    """Take `item` through `transition`; `seen` is the edition on which it was decided.

    Raises Refused from a state it does not lead out of, without the right, without the reason
    that it asks for, or where another edition took the place of the one seen. Of two at the same
    moment the second finds the state the first left.
    """
    now = held(item)
    item.refresh_from_db()
    refuse_unseen(now, seen)
    step = step_of(now.table, transition)
    if step is None or now.state not in step.sources:
        words = _("Nel frattempo lo stato è cambiato: ora è «%(state)s».")
        raise Refused(words % {"state": now.get_state_display()})
    ask(by, step.permission, now)
    if step.needs_comment and not comment.strip():
        raise Refused(_("Chi lo ha scritto deve sapere perché: serve un commento."), "comment")
    Passage.objects.create(
        item=item,
        by=by,
        transition=step.name,
        source=now.state,
        target=step.target,
        comment=comment,
    )
    note(transition=step.name)
    item.state = step.target
    if step.target in SEEN:
        item.published_at = item.published_at or timezone.now()
    item.save()
    return item
