"""The index on SQLite: the table of FTS5 over the words of the entries."""

from collections.abc import Sequence

from django.db.models.expressions import RawSQL

from intranet.portal.search.words import Word

# CROSS keeps the order: asked of the words first, and not of each entry in turn. What was typed
# comes as a parameter.
KEYS = """
    SELECT entry.key
    FROM search_index CROSS JOIN search_entry entry ON entry.id = search_index.rowid
    WHERE search_index MATCH %s AND entry.kind = %s
"""


def keys(kind: str, words: Sequence[Word]) -> RawSQL:
    """The keys of the records of `kind` with every one of `words`."""
    return RawSQL(KEYS, (_asked(words, "AND"), kind))  # noqa: S611  # nosec B611


def keys_by_title(kind: str, words: Sequence[Word], *, every: bool) -> RawSQL:
    """The keys of those with every one, or else with any, of `words` in their title."""
    asked = f"{{title_words}} : ({_asked(words, 'AND' if every else 'OR')})"
    return RawSQL(KEYS, (asked, kind))  # noqa: S611  # nosec B611


def _asked(words: Sequence[Word], joined: str) -> str:
    return f" {joined} ".join(map(_one, words))


def _one(word: Word) -> str:
    # A word holds letters, digits and strokes: there is no quotation mark to double.
    begun = f' OR "{word.beginning}" *' if word.beginning else ""
    return f'("{word.stem}"{begun})'
