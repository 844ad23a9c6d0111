"""The hits as they are shown: cut, counted, quoted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import Count, Q, Window
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.portal.search.asking import MOST, PAGE, Asked
from intranet.portal.search.models import Entry, kind_of
from intranet.portal.search.snippet import Part, marked, snippet
from intranet.portal.search.sources import Hit, Source
from intranet.portal.search.words import Word
from permissions.models import User

SUGGESTED = 8
# What is quoted from, by kind and key.
Texts = Mapping[tuple[str, int], str]


@dataclass(frozen=True)
class Shown:
    """A hit, its words apart that were looked for."""

    hit: Hit
    title: Sequence[Part] = ()
    line: Sequence[Part] = ()
    quote: Sequence[Part] = ()


@dataclass(frozen=True)
class Group:
    """The hits of one source on this page, and how many there are in all."""

    source: Source
    type: str
    rows: Sequence[Any]
    count: int
    hits: Sequence[Shown] = ()

    @property
    def title(self) -> str | Promise:
        return self.source.types[self.type]

    @property
    def said(self) -> str:
        """The count in words, which are fewer than the hits where these are too many."""
        return said(self.count)

    @property
    def has_more(self) -> bool:
        return self.count > len(self.hits)


@dataclass(frozen=True)
class Results:
    """What one page shows."""

    asked: Asked
    groups: Sequence[Group]

    @property
    def said(self) -> str:
        """How many there are in all: `12 risultati per «verbale»`."""
        count = sum(group.count for group in self.groups)
        words = ngettext(
            "%(number)s risultato per «%(typed)s»", "%(number)s risultati per «%(typed)s»", count
        )
        return words % {"number": said(count), "typed": self.asked.wanted.typed}

    @cached_property
    def next_page(self) -> int | None:
        """The number of the page after this one, where one type is looked through."""
        page = self.asked.page
        full = self.asked.source and any(group.count > page * PAGE for group in self.groups)
        return page + 1 if full and page < MOST // PAGE else None


def results(user: User, asked: Asked) -> Results:
    """One page of what `user` may see: a statement for each source, and one for what is quoted."""
    groups = [_found(user, asked, source) for source in asked.looked_through]
    found = [group for group in groups if group.rows]
    drawn = [_drawn(user, group, alone=len(found) == 1) for group in found]
    entries = _entries(drawn)
    return Results(asked, [_quoting(group, entries, asked.words) for group in drawn])


def suggestions(user: User, asked: Asked) -> list[Shown]:
    """At most SUGGESTED hits, some of each source, uncounted and without quotation."""
    rows = {
        source: list(_ordered(user, asked, source)[:SUGGESTED]) for source in asked.looked_through
    }
    # The first of each, then the second of each.
    turns = (each for n in range(SUGGESTED) for each, found in rows.items() if n < len(found))
    kept = Counter(islice(turns, SUGGESTED))
    hits = [hit for each, found in rows.items() for hit in each.drawn(user, found[: kept[each]])]
    return [_marked(hit, asked.words) for hit in hits]


def said(count: int) -> str:
    """`12`, `1.000`, `oltre 1.000`."""
    number = number_format(min(count, MOST), force_grouping=True)
    return _("oltre %(number)s") % {"number": number} if count > MOST else number


def _ordered(user: User, asked: Asked, source: Source) -> Any:
    return source.found(user, asked.wanted).order_by(*source.order)


def _found(user: User, asked: Asked, source: Source) -> Group:
    """The rows and their number, in one statement: it counts what this user may see."""
    start = (asked.page - 1) * PAGE if asked.source else 0
    counted = _ordered(user, asked, source).annotate(in_all=Window(Count("pk")))
    rows = list(counted[start : start + PAGE])
    kind = asked.wanted.type or next(iter(source.types))
    return Group(source, kind, rows, rows[0].in_all if rows else 0)


def _drawn(user: User, group: Group, *, alone: bool) -> Group:
    """With its hits: a page of them where no other source has any, else its share."""
    rows = group.rows if alone else group.rows[: group.source.share]
    return replace(group, hits=[Shown(hit) for hit in group.source.drawn(user, rows)])


def _entries(groups: Sequence[Group]) -> Texts:
    """What the hits quote from: one statement, or none where nothing is quoted."""
    wanted = Q()
    for group in groups:
        keys = [shown.hit.quoted for shown in group.hits if shown.hit.quoted]
        if keys:
            wanted |= Q(kind=kind_of(group.source.model), key__in=keys)
    rows = Entry.objects.filter(wanted) if wanted else Entry.objects.none()
    return {(kind, key): text for kind, key, text in rows.values_list("kind", "key", "text")}


def _quoting(group: Group, entries: Texts, words: Sequence[Word]) -> Group:
    """With the words apart that were looked for, and what each hit quotes."""
    kind = kind_of(group.source.model)
    texts = [entries.get((kind, shown.hit.quoted or 0), "") for shown in group.hits]
    hits = [
        replace(_marked(shown.hit, words), quote=snippet(text, words))
        for shown, text in zip(group.hits, texts, strict=True)
    ]
    return replace(group, hits=hits)


def _marked(hit: Hit, words: Sequence[Word]) -> Shown:
    return Shown(hit, marked(hit.title, words), marked(hit.line, words))
