"""The index on PostgreSQL: two vectors of each entry, of its title and of all its words."""

from collections.abc import Sequence

from django.db.models.expressions import RawSQL

from intranet.portal.search.words import Word

# What was typed comes as a parameter, and never as a part of these.
KEYS = "SELECT key FROM search_entry WHERE words_vector @@ %s::tsquery AND kind = %s"
KEYS_BY_TITLE = "SELECT key FROM search_entry WHERE title_vector @@ %s::tsquery AND kind = %s"


def keys(kind: str, words: Sequence[Word]) -> RawSQL:
    """The keys of the records of `kind` with every one of `words`."""
    return RawSQL(KEYS, (_asked(words, "&"), kind))  # noqa: S611  # nosec B611


def keys_by_title(kind: str, words: Sequence[Word], *, every: bool) -> RawSQL:
    """The keys of those with every one, or else with any, of `words` in their title."""
    return RawSQL(KEYS_BY_TITLE, (_asked(words, "&" if every else "|"), kind))  # noqa: S611  # nosec B611


def _asked(words: Sequence[Word], joined: str) -> str:
    return f" {joined} ".join(map(_one, words))


def _one(word: Word) -> str:
    # A word holds letters, digits and strokes: there is no quotation mark to double.
    begun = f" | '{word.beginning}':*" if word.beginning else ""
    return f"('{word.stem}'{begun})"
