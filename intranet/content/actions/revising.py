"""A published thing is written anew beside itself, and what was written takes its place."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.content.actions.asking import ask, held, hold_tree, refuse_unseen
from intranet.content.actions.editing import WORDS
from intranet.content.actions.placing import address_in, rooted
from intranet.content.models import Item, Passage, Share
from permissions.audit import action, note
from permissions.models import User
from permissions.publishing import State
from permissions.refusal import Refused

SUFFIX = "copia-di-lavoro"
# What one stands for at another place is what one stood for at the first.
SHARED = ("user_id", "unit_id", "organisation_id", "standing")


@action("content.revised")
def revise(item: Item, *, by: User) -> Item:
    """A working copy of `item`, hidden from all but who writes and examines it.

    It has the words of `item`, and is shared as that one is. Raises Refused without the right, and
    where there is one already.
    """
    hold_tree()
    item.refresh_from_db()
    ask(by, "content.revise_item", item, _("Di questo contenuto non si può fare una copia."))
    _refuse_another(item)
    assert item.parent is not None
    slug = _free_slug(item)
    copy = Item(
        **_words(item),
        parent=item.parent,
        kind=item.kind,
        slug=slug,
        address=address_in(item.parent, slug),
        position=item.position,
        state=State.PRIVATE,
        owner=by,
        organisation_id=item.organisation_id,
        inherits=item.inherits,
        replaces=item,
    )
    note(original=item.pk)
    rooted(copy, item.parent.path)
    for share in Share.objects.filter(place=item).order_by("pk"):
        Share.objects.create(place=copy, **{name: getattr(share, name) for name in SHARED})
    return copy


@action("content.adopted")
def adopt(copy: Item, *, by: User, comment: str = "", seen: str = "") -> Item:
    """Put the words of a working copy into what it revises, and throw the copy away.

    Raises Refused without the right on both; where the original is no longer published, is in the
    bin, or has changed since the copy was made; where the copy is no more the edition `seen`.
    """
    hold_tree()
    now = held(copy)
    refuse_unseen(now, seen)
    original = _original(now)
    ask(by, "content.adopt_item", now, _("Questa copia di lavoro non si può adottare."))
    ask(by, "content.adopt_item", original, _("L’originale non è più tra i contenuti pubblicati."))
    if _words(original) != _words(now.history.earliest()):
        raise Refused(_("L’originale è cambiato dopo che la copia è stata fatta: va rivista."))
    for name, value in _words(now).items():
        setattr(original, name, value)
    original.changed_at = timezone.now()
    note(copy=now.pk)
    original.save()
    Passage.objects.create(
        item=original,
        by=by,
        transition="adopt",
        source=original.state,
        target=original.state,
        comment=comment,
    )
    _discard(copy)
    return original


def _original(copy: Item) -> Item:
    if copy.replaces is None:
        raise Refused(_("Questa non è più una copia di lavoro."))
    return held(copy.replaces)


def _refuse_another(item: Item) -> None:
    """One copy at a time; one in the bin is a copy no more."""
    other = Item.objects.filter(replaces=item).select_related("owner").first()
    if other and other.binned_at is None:
        words = _("C’è già una copia di lavoro, di %(owner)s: si continua quella.")
        raise Refused(words % {"owner": other.owner})
    if other:
        other.replaces, other.state = None, State.PRIVATE
        other.save()


def _free_slug(item: Item) -> str:
    """Nothing else at the place has it, neither in sight nor as another copy."""
    assert item.parent is not None
    stem = f"{item.slug[:60]}-{SUFFIX}"
    taken = set(item.parent.children.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def _discard(copy: Item) -> None:
    """Into the bin, as a private page of its author, who has it whole if they want it back: what
    was adopted nobody threw away.
    """
    copy.refresh_from_db()
    copy.replaces, copy.state = None, State.PRIVATE
    copy.binned_at, copy.binned_by = timezone.now(), None
    copy.save()


def _words(version: Any) -> dict[str, Any]:
    """What a thing, or a version of it, says."""
    return {name: getattr(version, name) for name in sorted({*WORDS, "upload_id"} - {"upload"})}
