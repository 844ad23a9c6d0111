"""Whether a text speaks of a case: a question about the text alone, asked before it is posted.

It warns and does not judge: who writes decides, but for what says for sure of whom one speaks.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator

from intranet.network.discretion import patterns
from intranet.network.discretion.findings import Finding, Kind
from intranet.portal.search.words import plain

# A person by first and last name, as `folded` gives them.
Name = tuple[str, str]
Span = tuple[int, int]
WORD = re.compile(r"[^\W\d_]+")
# Characters before a phrase that say of whose number or address it is.
NEAR, SENTENCE_END = 60, re.compile(r"[.!?;]\s|\n")
# Characters around a court's name in which its act and the date are looked for.
AROUND = 120
MOST_WORDS_OF_A_NAME = 5


def looks_like_a_case(text: str, names: Collection[Name] = ()) -> list[Finding]:
    """The phrases of `text` by which somebody might be recognised, in their order, none over
    another.

    `names` are the people whom the writer may know of, folded: their full names are found too.
    """
    legible, places = _legible(text)
    found = []
    for kind, finder in FINDERS:
        found += [(start, end, kind) for start, end in finder(legible)]
    found += [(start, end, Kind.KNOWN_NAME) for start, end in _names(legible, names)]
    return [_finding(text, places, *each) for each in _apart(found)]


def _finding(text: str, places: list[int], start: int, end: int, kind: Kind) -> Finding:
    first, last = places[start], places[end - 1] + 1
    return Finding(first, last, text[first:last], kind)


def _legible(text: str) -> tuple[str, list[int]]:
    """The text as it is read, without what is not seen, and where each sign of it stood."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if unicodedata.combining(sign) and signs:
            # A letter and its accent typed apart are one letter.
            signs[-1] = unicodedata.normalize("NFC", signs[-1] + sign)[0]
            continue
        for each in unicodedata.normalize("NFKC", sign):
            if unicodedata.category(each) != "Cf":
                signs.append(each)
                places.append(place)
    return "".join(signs), places


def _apart(found: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """Of phrases that lie over each other the surest one, then the longest."""
    order = list(Kind)
    kept: list[tuple[int, int, Kind]] = []
    for each in sorted(found, key=lambda one: (order.index(one[2]), one[0] - one[1])):
        if all(each[1] <= start or end <= each[0] for start, end, _kind in kept):
            kept.append(each)
    return sorted(kept)


def folded(name: str) -> str:
    """A name without accents, capitals and signs, its words one space apart."""
    return " ".join(WORD.findall(plain(name)))


def runs(text: str) -> dict[str, list[Span]]:
    """Each run of up to five words, folded, and where it stands; none goes over a line's end."""
    found: dict[str, list[Span]] = {}
    for line in re.finditer(r"[^\n]+", text):
        words = [
            (m.start() + line.start(), m.end() + line.start(), folded(m[0]))
            for m in re.finditer(WORD, line[0])
        ]
        for first in range(len(words)):
            for last in range(first, min(first + MOST_WORDS_OF_A_NAME, len(words))):
                said = " ".join(word for _start, _end, word in words[first : last + 1])
                found.setdefault(said, []).append((words[first][0], words[last][1]))
    return found


def _names(text: str, names: Collection[Name]) -> Iterator[Span]:
    """Where one of `names` stands, the first name before or after the last."""
    if not names:
        return
    said = runs(text)
    for first, last in names:
        for spoken in {f"{first} {last}", f"{last} {first}"}:
            yield from said.get(spoken, ())


def _plainly(pattern: re.Pattern[str]) -> Callable[[str], Iterable[Span]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _case_numbers(text: str) -> Iterator[Span]:
    yield from (match.span() for match in patterns.FILE.finditer(text))
    for match in patterns.CASE_NUMBER.finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()]
        is_span_of_years = int(match["serial"]) == int(match["year"]) + 1
        is_named = patterns.FILE_BEFORE.search(before)
        if (is_named or not is_span_of_years) and not patterns.UNION_BEFORE.search(before):
            yield match.span()


def _fiscal_codes(text: str) -> Iterator[Span]:
    for match in patterns.FISCAL_CODE.finditer(text):
        if any(map(str.isdigit, match[0])):
            yield match.span()


def _phones(text: str) -> Iterator[Span]:
    for match in patterns.PHONE.finditer(text):
        digits = sum(map(str.isdigit, match[0]))
        if patterns.FEWEST_DIGITS <= digits <= patterns.MOST_DIGITS and not _is_of_office(
            text, match.start()
        ):
            yield match.span()


def _addresses(text: str) -> Iterator[Span]:
    for match in patterns.ADDRESS.finditer(text):
        if not _is_of_office(text, match.start()) or patterns.SOMEBODY.match(match[0]):
            yield match.span()


def _is_of_office(text: str, start: int) -> bool:
    """Whether the words before, in the same sentence, speak of an office and of nobody."""
    before = SENTENCE_END.split(text[max(0, start - NEAR) : start])[-1]
    return bool(patterns.OFFICE.search(before)) and not patterns.SOMEBODY.search(before)


def _child_ages(text: str) -> Iterator[Span]:
    for match in patterns.CHILD_AGE.finditer(text):
        is_legal = (match["who"] or "").lower() == "minore" and match["age"] in patterns.LEGAL_AGES
        if not is_legal or text[: match.start()].lower().endswith("un "):
            yield match.span()


def _named_ages(text: str) -> Iterator[Span]:
    for match in patterns.NAMED_AGE.finditer(text):
        is_child = match["bare"] is None or int(match["bare"]) < patterns.OF_AGE
        if is_child and match["name"].lower() not in patterns.NO_NAMES:
            yield match.span()


def _initials(text: str) -> Iterator[Span]:
    for match in patterns.INITIAL.finditer(text):
        if match["name"].lower() not in patterns.NO_NAMES:
            yield match.span()


def _court_acts(text: str) -> Iterator[Span]:
    for court in patterns.COURT.finditer(text):
        first = max(text.rfind("\n", 0, court.start()) + 1, court.start() - AROUND)
        line_end = text.find("\n", court.end())
        last = min(line_end if line_end >= 0 else len(text), court.end() + AROUND)
        act = patterns.ACT.search(text, first, last)
        day = patterns.DATE.search(text, first, last)
        if act and day:
            parts = (court, act, day)
            yield min(each.start() for each in parts), max(each.end() for each in parts)


FINDERS: tuple[tuple[Kind, Callable[[str], Iterable[Span]]], ...] = (
    (Kind.CASE_NUMBER, _case_numbers),
    (Kind.PROCEEDING, _plainly(patterns.PROCEEDING)),
    (Kind.FISCAL_CODE, _fiscal_codes),
    (Kind.BIRTH_DATE, _plainly(patterns.BIRTH_DATE)),
    (Kind.PHONE, _phones),
    (Kind.ADDRESS, _addresses),
    (Kind.CHILD_AGE, _child_ages),
    (Kind.NAMED_AGE, _named_ages),
    (Kind.INITIAL, _initials),
    (Kind.COURT_ACT, _court_acts),
)
