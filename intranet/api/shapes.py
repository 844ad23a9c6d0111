"""What is answered, as it is described to programs."""

from datetime import datetime
from typing import Annotated, Any

from django.utils import timezone
from ninja import Schema
from pydantic import AfterValidator, Field

from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.pages import Page
from permissions.publishing import State

# A moment as the clock of the house shows it, with its zone.
Moment = Annotated[datetime, AfterValidator(timezone.localtime)]
# Keys that every database takes.
Key = Annotated[int, Field(ge=1, le=2**63 - 1)]


class File(Schema):
    name: str
    size: int
    mime: str


class Card(Schema):
    """A thing of the site, as in a list."""

    key: int
    kind: Kind
    state: State
    title: str
    summary: str
    address: str
    parent: int | None
    author: str
    created_at: Moment
    changed_at: Moment
    published_at: Moment | None
    starts_at: Moment | None
    ends_at: Moment | None
    venue: str
    target: str
    file: File | None


class Whole(Card):
    """With what it says. `version` is sent back with a change: it tells whether another wrote."""

    organisation: str
    text: str
    version: int


class Cards(Schema):
    """A page of a list; `next` asks for the one after it, and is empty on the last."""

    items: list[Card]
    next: str


class Step(Schema):
    """A transition that can be made now."""

    name: str
    label: str
    target: State
    needs_comment: bool


class Rights(Schema):
    """What the person of the key may do with one thing, and the ways out of its state."""

    allowed: list[str]
    transitions: list[Step]


def card_of(item: Item) -> Card:
    return Card(**_card(item))


def whole_of(item: Item) -> Whole:
    """In one query, for the version."""
    return Whole(
        **_card(item),
        organisation=str(item.organisation),
        text=item.text,
        version=item.history.latest().pk,
    )


def rights_of(page: Page) -> Rights:
    steps = [
        Step(
            name=step.name,
            label=str(step.label),
            target=step.target,
            needs_comment=step.needs_comment,
        )
        for step in page.transitions
    ]
    return Rights(allowed=sorted(page.allowed), transitions=steps)


def _card(item: Item) -> dict[str, Any]:
    upload = item.upload
    names = ("kind", "state", "title", "summary", "venue", "target")
    moments = ("created_at", "changed_at", "published_at", "starts_at", "ends_at")
    return {
        **{name: getattr(item, name) for name in (*names, *moments)},
        "key": item.pk,
        "address": item.get_absolute_url(),
        "parent": item.parent_id,
        "author": str(item.owner),
        "file": File(name=upload.name, size=upload.size, mime=upload.mime) if upload else None,
    }
