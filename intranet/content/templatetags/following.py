"""The button by which one follows a thing, or follows it no more."""

from typing import Any

from django import template

from intranet.content.models import Subscription
from intranet.content.pages import Page

register = template.Library()


@register.inclusion_tag("content/happenings/button.html", takes_context=True)
def follow_button(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """In one query; in none for who is not of the staff. Nobody follows a working copy."""
    may = page.reach.member and not page.item.replaces_id
    own = Subscription.objects.filter(user=page.reach.user, place=page.item)
    return {
        "may_follow": may,
        "subscription": own.first() if may else None,
        "item": page.item,
        "csrf_token": context.get("csrf_token"),
    }
