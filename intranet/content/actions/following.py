"""Whoever follows a place of the site hears what happens there and below."""

from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held
from intranet.content.models import Item, Subscription
from permissions.audit import action
from permissions.models import User
from permissions.refusal import Refused

# So many places one may follow: who follows all of it folder by folder follows what is above.
MOST = 200


@action("content.followed")
def follow(place: Item, *, by: User) -> Subscription:
    """Follow `place`; a second time changes nothing.

    Raises Refused for what `by` does not see, and beyond MOST places.
    """
    now = held(place)
    ask(by, "content.view_item", now, _("Questo contenuto non c’è più."))
    own = Subscription.objects.filter(user=by)
    known = own.filter(place=now).first()
    if known is None and own.count() >= MOST:
        words = _("Si seguono al più %(most)s contenuti: conviene seguire una cartella sola.")
        raise Refused(words % {"most": MOST})
    return known or Subscription.objects.create(user=by, place=now)


@action("content.unfollowed")
def unfollow(place: Item, *, by: User) -> Item:
    """Follow `place` no more, also where one no longer sees it."""
    Subscription.objects.filter(user=by, place=place).delete()
    return place
