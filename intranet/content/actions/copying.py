"""The same again elsewhere: a thing with what is below it, as drafts of whoever copies."""

from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, hold_tree
from intranet.content.actions.placing import (
    address_in,
    free_slug,
    height_of,
    last_in,
    refuse_depth,
    rooted,
)
from intranet.content.models import Item
from intranet.content.rights.reach import reach_of
from permissions.audit import action, note
from permissions.models import User
from permissions.publishing import State
from permissions.refusal import Refused

MOST = 500
WORDS = (
    *("kind", "title", "slug", "position", "summary", "text", "starts_at", "ends_at", "venue"),
    *("target", "query", "upload_id", "alt"),
)


@action("content.copied")
def copy(item: Item, *, by: User, to: Item) -> Item:
    """Put a copy of `item`, with all below it that `by` sees, into the folder `to`.

    What was private stays so, all else begins as a draft. Raises Refused for what is not to be
    seen, for more than MOST things, too deep, and where `by` may not add.
    """
    hold_tree()
    to.refresh_from_db()
    ask(by, "content.add_item", to, _("In quella cartella non si può aggiungere."))
    found = _seen(item, by)
    refuse_depth(to, height_of(item))
    slug, position = free_slug(to, item.slug, item.kind), last_in(to) + 1
    top = _again(found[0], to, by, slug=slug, position=position)
    made = {item.pk: top}
    for each in found[1:]:
        # What stands below something that is not seen is not taken along.
        if each.parent_id in made:
            made[each.pk] = _again(each, made[each.parent_id], by)
    note(copied=item.pk, things=len(made))
    return top


def _seen(item: Item, by: User) -> list[Item]:
    """`item` and what is below it, from the top down."""
    things = reach_of(by).visible(Item.objects.within(item).in_place())
    found = list(things.order_by("path")[: MOST + 1])
    if not found or found[0].pk != item.pk:
        raise Refused(_("Questo contenuto non c’è più."))
    if len(found) > MOST:
        raise Refused(_("Sono più di %(most)s contenuti: vanno copiati a parti.") % {"most": MOST})
    return found


def _again(item: Item, parent: Item, by: User, **changes: object) -> Item:
    words = {name: getattr(item, name) for name in WORDS}
    made = Item(
        **{**words, **changes},
        parent=parent,
        owner=by,
        organisation_id=parent.organisation_id,
        state=State.PRIVATE if item.state == State.PRIVATE else State.INTERNAL,
    )
    made.address = address_in(parent, made.slug)
    return rooted(made, parent.path)
