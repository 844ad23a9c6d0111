"""What was said under a thing, where its reader may say something too."""

from typing import Any

from django import template
from django.db.models import Q

from intranet.content.actions.commenting import MODERATES
from intranet.content.models import Comment
from intranet.content.pages import Page

register = template.Library()

# The latest, the oldest of them first.
MOST = 100


@register.inclusion_tag("content/comments/under.html", takes_context=True)
def comments_under(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """In one query; in none for who may not comment. One's own are there before they are shown."""
    if "content.comment_item" not in page.allowed:
        return {"may_comment": False}
    moderates = bool(MODERATES & page.allowed)
    seen = Q(state=Comment.State.SHOWN) | Q(by=page.reach.user, state=Comment.State.WAITING)
    if moderates:
        seen |= Q(state=Comment.State.WAITING)
    found = Comment.objects.filter(seen, item=page.item).select_related("by")
    return {
        "may_comment": True,
        "moderates": moderates,
        "comments": list(found.order_by("-at", "-pk")[:MOST])[::-1],
        "page": page,
        "csrf_token": context.get("csrf_token"),
    }
