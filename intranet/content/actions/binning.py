"""Into the bin and back: nothing is lost, and nobody but its keepers sees it there."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, hold_tree
from intranet.content.actions.placing import ASIDE, free_slug, readdress, set_down
from intranet.content.models import Item
from intranet.content.rights.reach import Reach, at_work, reach_of
from permissions.audit import action
from permissions.models import User
from permissions.refusal import Refused


@action("content.binned")
def throw_away(item: Item, *, by: User) -> Item:
    """Put `item`, with all that is below it, into the bin.

    Raises Refused for the first page of the site, and without the right.
    """
    hold_tree()
    item.refresh_from_db()
    ask(by, "content.remove_item", item, _("Questo contenuto non si può eliminare."))
    if item.parent is None:
        raise Refused(_("La prima pagina del sito non si elimina."))
    item.binned_at, item.binned_by = timezone.now(), by
    aside = f"{ASIDE}{item.pk}/{item.address}"
    readdress(item, aside)
    item.address = aside
    item.save()
    return item


@action("content.restored")
def restore(item: Item, *, by: User) -> Item:
    """Take `item` out of the bin, to the place it came from.

    Its name gets a number if another took it meanwhile. Raises Refused where the place itself is
    in the bin: that one comes back first.
    """
    hold_tree()
    item.refresh_from_db()
    assert item.parent is not None
    if item.binned_at is None or not may_restore(by, item):
        raise Refused(_("Questo contenuto non è nel cestino."))
    if Item.objects.above(item).exclude(binned_at=None).exists():
        raise Refused(_("Anche la cartella in cui stava è nel cestino: va ripristinata prima."))
    item.binned_at = item.binned_by = None
    set_down(item, free_slug(item.parent, item.slug, item.kind, besides=item))
    return item


def may_restore(user: User, item: Item) -> bool:
    return restorable(user, reach_of(user)).filter(pk=item.pk).exists()


def restorable(user: User, reach: Reach) -> QuerySet[Item]:
    """What of the bin `user` may take out, while they work here: what they threw away or wrote,
    and what stood where they examine, once neither who wrote it nor who threw it away works here.
    """
    working = User.objects.filter(at_work(), is_active=True)
    left = Q(
        ~Exists(working.filter(pk=OuterRef("owner"))),
        ~Exists(working.filter(pk=OuterRef("binned_by"))),
        binned_by__isnull=False,
    )
    theirs = Q(binned_by=user) | Q(owner=user) | (left & reach.examined)
    return Item.objects.exclude(binned_at=None).filter(theirs, Exists(working.filter(pk=user.pk)))
