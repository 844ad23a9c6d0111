"""The contents of a folder as a table: filtered, sorted, with what may be done to each row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Lower

from intranet.content.batch import Batch, batch
from intranet.content.kinds import Kind
from intranet.content.models import Item
from intranet.content.pages import Page
from intranet.content.publication import Transition, outgoing
from intranet.content.querysets import ItemQuerySet
from permissions.publishing import State

SORTS: Mapping[str, tuple[Any, ...]] = {
    "posizione": ("position", "pk"),
    "titolo": (Lower("title"), "pk"),
    "stato": ("state", "position", "pk"),
    "autore": ("owner__last_name", "owner__first_name", "pk"),
    "modifica": ("-changed_at", "pk"),
}
IN_PLACE = "posizione"
# Before the name of an order: the other way round.
BACKWARDS = "-"
ROWS = 50
LONGEST = 100


@dataclass(frozen=True)
class Wish:
    """What is asked of the list; what makes no sense is as good as nothing."""

    kind: str = ""
    state: str = ""
    words: str = ""
    sort: str = IN_PLACE

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Wish":
        kind, state, sort = (query.get(name, "") for name in ("tipo", "stato", "ordina"))
        words = query.get("parole", "").replace("\0", "")[:LONGEST]
        return cls(
            kind if kind in Kind.values else "",
            state if state in State.values else "",
            " ".join(words.split()),
            sort if sort.removeprefix(BACKWARDS) in SORTS else IN_PLACE,
        )

    def apply(self, things: ItemQuerySet) -> ItemQuerySet:
        if self.kind:
            things = things.filter(kind=self.kind)
        if self.state:
            things = things.filter(state=self.state)
        for word in self.words.split():
            things = things.filter(title__icontains=word)
        ordered = things.order_by(*SORTS[self.column])
        return ordered.reverse() if self.is_backwards else ordered

    @property
    def column(self) -> str:
        return self.sort.removeprefix(BACKWARDS)

    @property
    def is_backwards(self) -> bool:
        return self.sort.startswith(BACKWARDS)

    @property
    def turned(self) -> str:
        """The same order the other way round."""
        return self.column if self.is_backwards else f"{BACKWARDS}{self.column}"

    @property
    def direction(self) -> str:
        """As `aria-sort` says it: what changed last comes first, if nothing else is asked."""
        return "ascending" if (self.column == "modifica") == self.is_backwards else "descending"

    @property
    def is_whole(self) -> bool:
        """Whether the list is all there is, as it is ordered: then rows go up and down."""
        return self == Wish()


@dataclass(frozen=True)
class Row:
    item: Item
    allowed: frozenset[str]

    @property
    def transitions(self) -> list[Transition]:
        return outgoing(self.item.state, self.allowed)


@dataclass(frozen=True)
class Contents:
    """One page of the table, and what may be done to more rows at once."""

    wish: Wish
    batch: Batch
    rows: list[Row]

    @property
    def transitions(self) -> list[Transition]:
        """Those that at least one row may be taken through, each once."""
        return list(dict.fromkeys(step for row in self.rows for step in row.transitions))

    @property
    def may_place(self) -> bool:
        return any("content.remove_item" in row.allowed for row in self.rows)


def here(page: Page) -> ItemQuerySet:
    """All that its reader sees in the folder of `page`."""
    return page.reach.visible(Item.objects.in_place()).filter(parent=page.item)


def contents_of(page: Page, query: Mapping[str, str]) -> Contents:
    wish = Wish.read(query)
    things = wish.apply(here(page)).select_related("owner").defer("text", "summary")
    found = batch(things, query.get("pagina", ""), ROWS)
    return Contents(wish, found, [Row(each, page.reach.allowed(each)) for each in found.rows])
