"""Words as they are looked for: without accents and capitals, and by their Italian stems.

Both databases are given these same words, so both find the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import snowballstemmer

# In characters: of what is typed, of one word. In words: of what is typed, of one record.
LONGEST_TYPED, LONGEST_WORD = 200, 40
MOST_TYPED, MOST_INDEXED = 10, 20_000

# 2026/0142 and R.G. are one word each; an apostrophe parts two.
WORD = re.compile(
    r"[0-9]+(?:/[0-9]+)+"
    r"|(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?"
    r"|[^\W_]+"
)
# What says little by itself: not looked for beside other words.
LITTLE = frozenset(
    WORD.findall(
        "a ad al allo alla ai agli alle all con col coi da dal dallo dalla dai dagli dalle dall "
        "di del dello della dei degli delle dell e ed i gli il in l la le lo nel nello nella nei "
        "negli nelle nell o per su sul sullo sulla sui sugli sulle sull tra fra un uno una"
    )
)

_stemmer, _turn = snowballstemmer.stemmer("italian"), Lock()


@dataclass(frozen=True)
class Word:
    """A word that is looked for: by its stem, and the last one typed also as a beginning."""

    stem: str
    beginning: str = ""

    def is_in(self, forms: tuple[str, ...]) -> bool:
        """Whether a word with these `forms` is one of those looked for."""
        begun = self.beginning and any(form.startswith(self.beginning) for form in forms)
        return self.stem in forms or bool(begun)


class _Plain(dict[int, str]):
    """Each character as one small letter without its marks."""

    def __missing__(self, code: int) -> str:
        small = unicodedata.normalize("NFKD", chr(code).lower())
        return self.setdefault(code, small[0])


_PLAIN = _Plain()


def clean(text: str) -> str:
    """`text` on one line, its letters composed, without what cannot be shown."""
    composed = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c if c.isprintable() else " " for c in composed).split())


def plain(text: str) -> str:
    """`text` without accents and capitals, each character in its place."""
    return text.translate(_PLAIN)


def words_of(text: str) -> Iterator[str]:
    """The words of a text that is `clean`, in their order."""
    for found in WORD.finditer(plain(text)):
        yield as_word(found.group())


def as_word(found: str) -> str:
    return found.replace(".", "")[:LONGEST_WORD]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of an Italian word; what holds a digit is its own."""
    if any(map(str.isdigit, word)):
        return word
    with _turn:  # the stemmer works on a word that it keeps in itself
        return str(_stemmer.stemWord(word))


def forms(word: str) -> tuple[str, ...]:
    """Every way in which a word that stands in a text can be looked for."""
    parts = word.split("/")
    bare = [part.lstrip("0") or "0" if part.isdigit() else part for part in parts]
    several = [*parts, *bare, "/".join(bare)] if parts[1:] else bare
    return tuple(dict.fromkeys((word, stem(word), *several)))


def indexed(text: str) -> str:
    """The words of a text in all their forms, each once, parted by blanks."""
    found: dict[str, None] = {}
    for word in words_of(text):
        if word not in found:
            found.update(dict.fromkeys(forms(word)))
        if len(found) > MOST_INDEXED:
            break
    return " ".join(found)


def looked_for(typed: str) -> tuple[Word, ...]:
    """What is looked for by what was typed; nothing where there is no word in it."""
    every = list(words_of(clean(typed[:LONGEST_TYPED])))[:MOST_TYPED]
    telling = [word for word in every if word not in LITTLE] or every
    found = [Word(stem(word)) for word in telling[:-1]]
    found += [Word(stem(word), beginning=word) for word in telling[-1:]]
    return tuple(dict.fromkeys(found))
