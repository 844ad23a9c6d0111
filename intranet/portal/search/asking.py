"""What one asks, as the address of the page says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import Promise

from intranet.portal.search.sources import Choices, Source, Wanted
from intranet.portal.search.words import LONGEST_TYPED, Word, looked_for

PAGE = 25
# Hits are counted and paged up to here.
MOST = 1000
MOST_DIGITS = 4


@dataclass(frozen=True)
class Asked:
    """What was typed and chosen, of what `sources` offer to this reader.

    `source` is the one whose type was chosen; None if all are looked through.
    """

    wanted: Wanted
    sources: Sequence[Source]
    source: Source | None = None
    page: int = 1

    @classmethod
    def read(cls, query: Any, sources: Sequence[Source]) -> "Asked":
        """What is not among the choices is as good as not chosen."""
        kind = query.get("tipo", "")
        source = next((each for each in sources if kind in each.types), None)
        states = [str(value) for value, _title in source.states] if source else []
        state = query.get("stato", "")
        wanted = Wanted(
            typed=query.get("testo", "").strip()[:LONGEST_TYPED],
            type=kind if source else "",
            state=state if state in states else "",
            place=query.get("luogo", "") if source else "",
            since=_day(query.get("dal", "")),
        )
        return cls(wanted, sources, source, _page(query.get("pagina", "")))

    @property
    def words(self) -> tuple[Word, ...]:
        return looked_for(self.wanted.typed)

    @property
    def looked_through(self) -> list[Source]:
        """The sources where it can be: all, or the chosen one, or those that know the day."""
        if not self.words:
            return []
        chosen = [self.source] if self.source else self.sources
        return [each for each in chosen if each.has_since or not self.wanted.since]

    @property
    def types(self) -> list[tuple[str, str | Promise]]:
        return [choice for each in self.sources for choice in each.types.items()]

    @property
    def states(self) -> Choices:
        return self.source.states if self.source else ()

    @property
    def has_since(self) -> bool:
        among = [self.source] if self.source else self.sources
        return any(each.has_since for each in among)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter may have left out what is looked for."""
        chosen = self.wanted
        return bool(chosen.type or chosen.state or chosen.place or chosen.since)

    @property
    def hints(self) -> list[str | Promise]:
        return [each.hint for each in self.sources if each.hint]


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _page(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 1
    return min(max(number, 1), MOST // PAGE)
