"""Things of the site: never more than the person of the key sees."""

from datetime import datetime
from typing import Annotated

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import AfterValidator, AwareDatetime, Field

from intranet.api.bearer import Keyed
from intranet.api.models import Scope
from intranet.api.routes import opened_by
from intranet.api.shapes import Cards, Key, Rights, Whole, card_of, rights_of, whole_of
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.models.tree import within
from intranet.content.pages import RELATED, VIEW, Page
from intranet.content.reading.finding import at, moved_from
from intranet.content.reading.listing import children as children_of
from intranet.content.reading.listing import listed
from intranet.content.rights.reach import reach_of
from intranet.portal.keyset import cut
from permissions.models import User
from permissions.publishing import State

LARGEST = 100
Size = Annotated[int, Field(ge=1, le=LARGEST)]
Number = Annotated[int, Field(ge=1, le=100_000)]
Address = Annotated[str, Field(max_length=1300, pattern=r"^[-a-zA-Z0-9_/]*$")]
router = Router(tags=["Contenuti"])


def _by_our_clock(moment: datetime) -> datetime:
    """Raises ValueError for one that no clock shows; a database takes not every offset."""
    try:
        return timezone.localtime(moment)
    except OverflowError:
        raise ValueError from None


Since = Annotated[AwareDatetime, AfterValidator(_by_our_clock)]


class Filters(Schema):
    """Which things: `below` a folder, by its key; changed at `since` or later."""

    kind: Kind | None = None
    state: State | None = None
    below: Key | None = None
    since: Since | None = None
    after: Annotated[str, Field(max_length=60)] = ""
    size: Size = 50


def page_for(user: User, key: int, permission: str = VIEW) -> Page:
    """The thing before `user`. Raises Http404 for what they may not see, or not so."""
    reach = reach_of(user)
    things = Item.objects.filter(pk=key).select_related(*RELATED)
    item = reach.visible(things, permission).first()
    if item is None:
        raise Http404
    return Page(item, reach)


@router.get("contents/", response=Cards, summary="Contenuti, dal meno recente")
@opened_by(Scope.CONTENT_READ)
def contents(request: Keyed, wish: Query[Filters]) -> Cards:
    """In the order in which they were changed: who comes back asks from the last they had."""
    page = cut(_wanted(request.auth, wish), "changed_at", "pk", wish.after, size=wish.size)
    return Cards(items=[card_of(item) for item in page.rows], next=page.after)


@router.get("contents/at/", response=Whole, summary="Il contenuto a un indirizzo")
@opened_by(Scope.CONTENT_READ, VIEW)
def content_at(request: Keyed, address: Address) -> Whole:
    """Where it is now, if it stood there once."""
    reach, sought = reach_of(request.auth), address.strip("/")
    item = at(reach, sought) or moved_from(reach, sought)
    if item is None:
        raise Http404
    return whole_of(item)


@router.get("contents/{int:pk}/", response=Whole, summary="Un contenuto")
@opened_by(Scope.CONTENT_READ, VIEW)
def content(request: Keyed, pk: int) -> Whole:
    return whole_of(page_for(request.auth, pk).item)


@router.get("contents/{int:pk}/children/", response=Cards, summary="Che cosa c’è in una cartella")
@opened_by(Scope.CONTENT_READ, VIEW)
def children(request: Keyed, pk: int, page: Number = 1, size: Size = 50) -> Cards:
    """In the order of the folder."""
    folder = page_for(request.auth, pk)
    start = (page - 1) * size
    rows = list(children_of(folder.reach, folder.item)[start : start + size + 1])
    more = str(page + 1) if len(rows) > size else ""
    return Cards(items=[card_of(item) for item in rows[:size]], next=more)


@router.get("contents/{int:pk}/rights/", response=Rights, summary="Che cosa vi si può fare")
@opened_by(Scope.CONTENT_READ, VIEW)
def rights(request: Keyed, pk: int) -> Rights:
    return rights_of(page_for(request.auth, pk))


def _wanted(user: User, wish: Filters) -> QuerySet[Item]:
    found = listed(reach_of(user))
    if wish.below:
        found = found.filter(within(page_for(user, wish.below).item.path)).exclude(pk=wish.below)
    if wish.since:
        found = found.filter(changed_at__gte=wish.since)
    chosen = {"kind": wish.kind, "state": wish.state}
    return found.filter(**{name: value for name, value in chosen.items() if value})
