"""What is kept of a thing: its passages for who writes it, its shares for who may share it."""

from typing import Annotated

from django.http import Http404
from ninja import Router, Schema
from pydantic import Field

from intranet.api.bearer import Keyed
from intranet.api.contents import Size, page_for
from intranet.api.models import Scope
from intranet.api.routes import opened_by
from intranet.api.shapes import Moment
from intranet.content.models import Passage
from intranet.content.pages import VIEW
from intranet.content.rights.audience import Audience
from intranet.content.rights.ground import ground_of
from intranet.content.sharing.table import Cell, Row, rows_of, shares_of
from intranet.portal.keyset import cut
from permissions.publishing import State

SHARE = "content.share_item"
After = Annotated[str, Field(max_length=60)]
router = Router(tags=["Contenuti"])


class PassageRow(Schema):
    """From one state to another."""

    at: Moment
    by: str
    transition: str
    source: State
    target: State
    comment: str


class Passages(Schema):
    """The latest first; `next` asks for those before them."""

    items: list[PassageRow]
    next: str


class Shared(Schema):
    """A standing of somebody; `source` names the folder above that it comes from."""

    whom: str
    kind: str
    standing: str
    source: str | None


class Sharing(Schema):
    """`seen_by` says in words who sees it."""

    inherits: bool
    seen_by: str
    shares: list[Shared]


@router.get("contents/{int:pk}/history/", response=Passages, summary="I passaggi di stato")
@opened_by(Scope.CONTENT_READ, VIEW)
def passages(request: Keyed, pk: int, after: After = "", size: Size = 50) -> Passages:
    """For who writes or examines it: a comment is between them."""
    page = page_for(request.auth, pk)
    if not page.writes:
        raise Http404
    kept = Passage.objects.filter(item=page.item).select_related("by")
    found = cut(kept, "at", "pk", after, descending=True, size=size)
    return Passages(items=[_row(each) for each in found.rows], next=found.after)


@router.get("contents/{int:pk}/sharing/", response=Sharing, summary="Le condivisioni")
@opened_by(Scope.CONTENT_READ, SHARE)
def sharing(request: Keyed, pk: int) -> Sharing:
    page = page_for(request.auth, pk, SHARE)
    rows = rows_of(page, shares_of(page), {})
    return Sharing(
        inherits=page.item.inherits,
        seen_by=str(Audience.of(ground_of(page.item, page.reach.borders))),
        shares=[each for row in rows for each in _shared(row)],
    )


def _row(passage: Passage) -> PassageRow:
    names = ("at", "transition", "source", "target", "comment")
    return PassageRow(by=str(passage.by), **{name: getattr(passage, name) for name in names})


def _shared(row: Row) -> list[Shared]:
    return [
        Shared(whom=row.name, kind=row.kind, standing=cell.standing, source=source)
        for cell in row.cells
        for source in _sources(cell)
    ]


def _sources(cell: Cell) -> list[str | None]:
    """The folders above that it comes from; None for the place itself."""
    own: list[str | None] = [None] if cell.is_given else []
    return [*own, *(crumb.title for crumb in cell.sources)]
