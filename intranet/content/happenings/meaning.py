"""Which of the acts that the log keeps are something that happened on the site."""

from typing import Any

from intranet.content.models import Comment, Happening, Item
from intranet.content.publication import SEEN
from permissions.models import AuditEvent, User
from permissions.publishing import State

What = Happening.What
ALWAYS = {
    "content.added": What.ADDED,
    "content.copied": What.ADDED,
    "content.moved": What.MOVED,
    "content.restored": What.RESTORED,
    "content.adopted": What.UPDATED,
}
PASSED = {
    "submit": What.SUBMITTED,
    "publish": What.PUBLISHED,
    "publish_outside": What.PUBLISHED,
    "reject": What.SENT_BACK,
    "retract": What.WITHDRAWN,
}


def meaning_of(verb: str, subject: Any, by: User, event: AuditEvent) -> Happening | None:
    """What happened, not yet kept; nothing for what is no news to anybody."""
    if isinstance(subject, Comment):
        return _said(subject, verb, event)
    if not isinstance(subject, Item):
        return None
    what = _done(subject, verb, event)
    return Happening(item=subject, what=what, by=by, at=event.at) if what else None


def _done(item: Item, verb: str, event: AuditEvent) -> What | None:
    match verb:
        case "content.edited":
            return What.UPDATED if item.state in SEEN else What.EDITED
        case "content.passed":
            return _passed(item, event.data["transition"])
    return ALWAYS.get(verb)


def _passed(item: Item, transition: str) -> What | None:
    """Whom it was taken from need not hear that it came out: its readers here had it already."""
    if transition == "publish":
        source = item.passages.values_list("source", flat=True).first()
        if source == State.EXTERNAL:
            return None
    return PASSED.get(transition)


def _said(comment: Comment, verb: str, event: AuditEvent) -> Happening | None:
    """A comment, once all may read it; whoever let it through, it is told of who wrote it."""
    if comment.state != Comment.State.SHOWN:
        return None
    if verb == "content.comment_moderated" and _was_shown(comment):
        return None
    return Happening(item=comment.item, what=What.COMMENTED, by=comment.by, at=event.at)


def _was_shown(comment: Comment) -> bool:
    """Whether it was, before the version that was written just now."""
    return comment.history.filter(state=Comment.State.SHOWN).count() > 1
