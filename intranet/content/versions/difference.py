"""What is other in one text than in another: word by word, paragraph by paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Beyond so many words on either side a changed passage is shown as a whole: to compare it word by
# word takes the square of them.
MOST_WORDS = 2000
# So many paragraphs are compared one by one.
MOST_PARAGRAPHS = 2000


@dataclass(frozen=True)
class Piece:
    """Words that stand together; `is_other` where the other side does not have them."""

    text: str
    is_other: bool


Line = list[Piece]


@dataclass(frozen=True)
class Pair:
    """A passage as it was and as it is."""

    before: Line
    after: Line

    @property
    def is_same(self) -> bool:
        return not any(piece.is_other for piece in (*self.before, *self.after))


def compared(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Both texts side by side, paragraphs that belong together on one line."""
    if max(len(before), len(after)) > MOST_PARAGRAPHS:
        before, after = ["\n".join(before)], ["\n".join(after)]
    return list(_pairs(before, after))


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        old, new = before[i1:i2], after[j1:j2]
        if tag == "equal":
            yield from (Pair([Piece(line, False)], [Piece(line, False)]) for line in old)
            continue
        for at in range(max(len(old), len(new))):
            yield _words(_at(old, at), _at(new, at))


def _at(lines: Sequence[str], at: int) -> str:
    return lines[at] if at < len(lines) else ""


def _words(before: str, after: str) -> Pair:
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > MOST_WORDS:
        return Pair(_line([(before, True)]), _line([(after, True)]))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Pair(
        _line((" ".join(old[i1:i2]), tag != "equal") for tag, i1, i2, _j1, _j2 in codes),
        _line((" ".join(new[j1:j2]), tag != "equal") for tag, _i1, _i2, j1, j2 in codes),
    )


def _line(pieces: Iterable[tuple[str, bool]]) -> Line:
    return [Piece(text, is_other) for text, is_other in pieces if text]
