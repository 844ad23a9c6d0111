"""What is quoted of a record, and which words of it were looked for."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from intranet.portal.search.words import WORD, Word, as_word, forms, plain

# In characters: how much is quoted, and how much of it before the first hit.
QUOTE, BEFORE = 240, 70
# Stem and word begin alike for this many letters, whatever the stemmer did to the end.
ALIKE = 3


class Part(NamedTuple):
    """A piece of text as it stands; `hit` if it was looked for."""

    text: str
    hit: bool = False


def marked(text: str, words: Sequence[Word]) -> list[Part]:
    """`text` cut into its pieces, those that were looked for apart."""
    parts, end = [], 0
    for start, stop in _hits(plain(text), words):
        parts += [Part(text[end:start]), Part(text[start:stop], hit=True)]
        end = stop
    return [part for part in (*parts, Part(text[end:])) if part.text]


def snippet(text: str, words: Sequence[Word]) -> list[Part]:
    """At most QUOTE characters of `text` around its first hit; of its beginning without one."""
    first = _first(plain(text), words)
    start = _blank_after(text, max(0, first - BEFORE), first) if first > BEFORE else 0
    stop = start + QUOTE
    end = text.rfind(" ", first + 1, stop) if stop < len(text) else -1
    quoted = text[start : end if end > start else stop]
    before = [Part("… ")] if start else []
    after = [Part(" …")] if start + len(quoted) < len(text) else []
    return [*before, *marked(quoted, words), *after]


def _blank_after(text: str, place: int, limit: int) -> int:
    blank = text.find(" ", place, limit)
    return place if blank < 0 else blank + 1


def _first(folded: str, words: Sequence[Word]) -> int:
    """Where the first word stands that was looked for; 0 if there is none."""
    if not words:
        return 0
    begun = "|".join(f"0*{re.escape(word.stem[:ALIKE])}" for word in words)
    for place in re.finditer(rf"(?<![^\W_])(?:{begun})", folded):
        found = WORD.match(folded, place.start())
        if found and _is_hit(found.group(), words):
            return place.start()
    return next((start for start, _stop in _hits(folded[:QUOTE], words)), 0)


def _hits(folded: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    for found in WORD.finditer(folded):
        if _is_hit(found.group(), words):
            yield found.span()


def _is_hit(found: str, words: Sequence[Word]) -> bool:
    said = forms(as_word(found))
    return any(word.is_in(said) for word in words)
