"""Where things stand: added, moved, renamed, put in order; one such change at a time."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Substr
from django.urls import get_resolver
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, hold_tree
from intranet.content.kinds import Kind
from intranet.content.models import FormerAddress, Item, Share
from intranet.content.models.tree import DEEPEST, depth, step
from intranet.content.prose import cleaned
from permissions.audit import action, note
from permissions.models import Organisation, User
from permissions.publishing import Standing, State
from permissions.refusal import Refused

LONGEST_SLUG = 80
# What no address in sight begins with: those of what is in the bin, and holds none from others.
ASIDE = "~"


@action("content.founded")
def found_site(organisation: Organisation, *, by: User, title: str) -> Item:
    """The first page of the site, of which there is one. Who founds it is the first to examine:
    nobody could give what nobody has.
    """
    item = Item(
        kind=Kind.FOLDER, title=title, owner=by, organisation=organisation, state=State.INTERNAL
    )
    root = rooted(item, "")
    Share.objects.create(place=root, user=by, standing=Standing.REVIEWER)
    return root


@action("content.added")
def add(parent: Item, *, by: User, kind: Kind, title: str, slug: str = "", **fields: Any) -> Item:
    """A thing of `kind` in the folder `parent`; its author is `by`.

    Raises Refused where one may not add, too deep, or in what is no folder.
    """
    hold_tree()
    parent.refresh_from_db()
    ask(by, "content.add_item", parent, _("In questa cartella non si può aggiungere."))
    refuse_depth(parent, 1)
    fields["text"] = cleaned(fields.get("text", ""))
    if "organisation" not in fields:
        fields["organisation_id"] = parent.organisation_id
    item = Item(
        parent=parent,
        kind=kind,
        title=title,
        owner=by,
        position=last_in(parent) + 1,
        slug=free_slug(parent, slug or title, kind),
        **fields,
    )
    item.address = address_in(parent, item.slug)
    return rooted(item, parent.path)


@action("content.moved")
def move(item: Item, *, by: User, to: Item) -> Item:
    """Put `item`, with all that is below it, into the folder `to`.

    Raises Refused for a folder moved into itself, too deep, or without the right at either end.
    """
    hold_tree()
    item.refresh_from_db()
    to.refresh_from_db()
    ask(by, "content.remove_item", item, _("Questo contenuto non si può spostare."))
    ask(by, "content.add_item", to, _("In quella cartella non si può aggiungere."))
    if to.path.startswith(item.path):
        raise Refused(_("Una cartella non si può spostare dentro sé stessa."), "to")
    refuse_depth(to, height_of(item))
    note(source=item.parent_id, target=to.pk)
    item.parent, item.position = to, last_in(to) + 1
    set_down(item, free_slug(to, item.slug, item.kind, besides=item))
    return item


@action("content.renamed")
def rename(item: Item, *, by: User, slug: str) -> Item:
    """Give `item` another short name; its old address leads to the new one."""
    hold_tree()
    item.refresh_from_db()
    ask(by, "content.remove_item", item, _("Questo contenuto non si può rinominare."))
    if item.parent is None:
        raise Refused(_("La prima pagina del sito non ha un nome breve."))
    set_down(item, free_slug(item.parent, slug, item.kind, besides=item))
    return item


@action("content.ordered")
def put_in_order(folder: Item, *, by: User, keys: Sequence[int]) -> Item:
    """The things of `folder` in the order of `keys`; those not named follow as they were."""
    hold_tree()
    ask(by, "content.order_items", folder)
    rest = {item.pk: item for item in folder.children.only("position").in_order()}
    first = [rest.pop(key) for key in keys if key in rest]
    moved = []
    for position, item in enumerate([*first, *rest.values()], start=1):
        if item.position != position:
            item.position = position
            moved.append(item)
    Item.objects.bulk_update(moved, ["position"])
    return folder


def reserved() -> frozenset[str]:
    """The first steps of the addresses of the site's own pages: no thing is called so."""
    patterns = get_resolver().url_patterns
    firsts = (str(each.pattern).partition("/")[0] for each in _flat(patterns))
    return frozenset(first for first in firsts if first and "<" not in first)


def _flat(patterns: Any) -> Any:
    for each in patterns:
        if str(each.pattern) == "" and hasattr(each, "url_patterns"):
            yield from _flat(each.url_patterns)
        else:
            yield each


def rooted(item: Item, above: str) -> Item:
    """The path holds the key, which is known once the row is there."""
    item.save()
    item.path = above + step(item.pk)
    Item.objects.filter(pk=item.pk).update(path=item.path)
    return item


def address_in(parent: Item, slug: str) -> str:
    return f"{parent.address}/{slug}" if parent.address else slug


def free_slug(parent: Item, wish: str, kind: str, besides: Item | None = None) -> str:
    """`wish` as a short name that nothing else in the folder has."""
    stem = slugify(wish)[:LONGEST_SLUG].strip("-") or slugify(str(Kind(kind).label))
    others = Item.objects.filter(parent=parent, binned_at=None)
    others = others.exclude(pk=besides.pk if besides else 0)
    taken = set(others.filter(slug__startswith=stem).values_list("slug", flat=True))
    if parent.parent_id is None:
        taken |= reserved()
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def last_in(parent: Item) -> int:
    return parent.children.aggregate(last=Max("position"))["last"] or 0


def height_of(item: Item) -> int:
    """How many places from `item` down to the lowest below it, both counted."""
    paths = Item.objects.within(item).values_list("path", flat=True)
    return max(depth(path) for path in paths) - depth(item.path) + 1


def refuse_depth(parent: Item, height: int) -> None:
    if not parent.is_folder() or parent.binned_at:
        raise Refused(_("Non è una cartella."), "to")
    if depth(parent.path) + height > DEEPEST:
        raise Refused(_("Le cartelle sono già una dentro l’altra quanto si può."), "to")


def set_down(item: Item, slug: str) -> None:
    """Put `item` at its parent's, under `slug`; all below it come along in two statements."""
    assert item.parent is not None
    path, address = item.path, item.address
    new_path, new_address = item.parent.path + step(item.pk), address_in(item.parent, slug)
    readdress(item, new_address)
    below = Item.objects.below(item)
    below.update(path=Concat(Value(new_path), Substr(F("path"), len(path) + 1)))
    item.slug, item.path, item.address = slug, new_path, new_address
    item.changed_at = timezone.now()
    item.save()
    if address != new_address:
        FormerAddress.objects.filter(address=new_address).delete()
        if not address.startswith(ASIDE):
            FormerAddress.objects.update_or_create(address=address, defaults={"item": item})


def readdress(item: Item, address: str) -> None:
    """What is below `item` is read below `address` from now on; what is in the bin there stays."""
    below = Item.objects.below(item).filter(address__startswith=f"{item.address}/")
    start = len(item.address) + 1
    below.update(address=Concat(Value(address), Substr(F("address"), start)))
