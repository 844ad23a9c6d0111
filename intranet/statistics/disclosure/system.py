"""Counts and how they hang together: all that a reader can reason with.

A relation bounds a sum of counts: `low <= sum(factor * count) <= high`. An equation is one whose
bounds are equal. Factors and bounds are whole numbers, so that what holds can be checked exactly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

SMALLEST = 5

type Key = Any
"""What names a count: anything hashable, of one kind or of several."""


class Inconsistent(ValueError):
    """The counts contradict their relations, or what was shown of them; `why` has a line each."""

    def __init__(self, why: Sequence[str]) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return f"{len(self.why)} contradictions: {'; '.join(self.why[:3])}"


@dataclass(frozen=True)
class Cell:
    """One count.

    `value` is None where nobody knows it: that is no zero. `cases` is how many cases stand behind
    it, None where it counts cases itself. `price` is what is lost by hiding it, for each unit.
    """

    value: int | None
    cases: int | None = None
    price: int = 1

    @property
    def is_sensitive(self) -> bool:
        """Whether it may not be shown: small, of few cases, or not known to be neither."""
        return self.value is None or min(self.value, self._cases) < SMALLEST

    @property
    def _cases(self) -> int:
        return SMALLEST if self.cases is None else self.cases


@dataclass(frozen=True)
class Relation:
    """`low <= sum(factor * count) <= high`; None is no bound. `why` is for messages."""

    terms: tuple[tuple[Key, int], ...]
    low: int | None = 0
    high: int | None = 0
    why: str = ""

    def total(self, counts: Mapping[Key, int]) -> int:
        """The sum that the relation bounds."""
        return sum(factor * counts[key] for key, factor in self.terms)

    def holds(self, total: int) -> bool:
        """Whether the sum may be `total`."""
        above = self.low is None or total >= self.low
        return above and (self.high is None or total <= self.high)

    def __str__(self) -> str:
        terms = " ".join(f"{factor:+d}·{key}" for key, factor in self.terms)
        return f"{self.why or 'relation'}: {self.low} <= {terms} <= {self.high}"


def adds_up(whole: Key, parts: Iterable[Key], why: str = "") -> Relation:
    """The whole is the sum of its parts."""
    return Relation(((whole, -1), *((part, 1) for part in parts)), 0, 0, why)


def signed(whole: Key, terms: Iterable[tuple[Key, int]], why: str = "") -> Relation:
    """The whole is the sum of the terms with their signs: end = start + new - closed."""
    return Relation(((whole, -1), *terms), 0, 0, why)


def at_most(part: Key, whole: Key, why: str = "") -> Relation:
    """The part never exceeds the whole."""
    return Relation(((whole, 1), (part, -1)), 0, None, why)


def between(key: Key, low: int, high: int, why: str = "") -> Relation:
    """The count is told to lie between two bounds, both included: a band."""
    return Relation(((key, 1),), low, high, why)


def rounded_rate(part: Key, whole: Key, percent: int, why: str = "") -> tuple[Relation, Relation]:
    """What is told by a rate rounded to whole percents, halves included on both sides."""
    least = Relation(((part, 200), (whole, 1 - 2 * percent)), 0, None, why)
    most = Relation(((part, 200), (whole, -1 - 2 * percent)), None, 0, why)
    return least, most


@dataclass(frozen=True)
class System:
    """Counts by key, in an order that decides ties, and every relation between them."""

    cells: Mapping[Key, Cell]
    relations: Sequence[Relation]
    touching: Mapping[Key, Sequence[Relation]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        touching: dict[Key, list[Relation]] = {key: [] for key in self.cells}
        for relation in self.relations:
            for key, _factor in relation.terms:
                touching[key].append(relation)
        object.__setattr__(self, "touching", touching)

    @cached_property
    def sensitive(self) -> frozenset[Key]:
        """The counts that may never be shown nor worked out."""
        return frozenset(key for key, cell in self.cells.items() if cell.is_sensitive)

    def components(self, keys: Iterable[Key]) -> Iterator[list[Key]]:
        """The given keys in groups that no relation joins, each in the order given."""
        left = dict.fromkeys(keys)
        places = {key: place for place, key in enumerate(left)}
        while left:
            group = self._reached(next(iter(left)), left)
            yield sorted(group, key=places.__getitem__)

    def near(self, start: Key, keys: Iterable[Key], most: int) -> list[Key]:
        """The nearest of the given keys, fewest relations away first, about `most` of them."""
        return self._reached(start, dict.fromkeys(keys), most)

    def _reached(self, start: Key, left: dict[Key, None], most: int | None = None) -> list[Key]:
        """The keys joined to `start`, which leave `left`."""
        del left[start]
        group = [start]
        for key in group:
            if most is not None and len(group) >= most:
                break
            for relation in self.touching[key]:
                near = [other for other, _factor in relation.terms if other in left]
                group += near
                for other in near:
                    left.pop(other, None)
        return group
