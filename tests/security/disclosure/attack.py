"""How far a reader narrows down what is hidden: the least and the most that it can be.

Every target is minimised and maximised over the whole numbers that agree with all that is known.
Each table found on the way is checked in every fact, and tells of all targets at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from intranet.statistics.disclosure.figures import Spot
from tests.security.disclosure.reader import SMALLEST, Fact, Sum, Target

WINDOW = 50  # how far from the truth it is worth looking
SECONDS = 60
ROUNDS = 6  # of tables that move everything at once, before targets are met one by one


@dataclass(frozen=True)
class Leak:
    """A target that is known within less than SMALLEST."""

    target: Target
    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.target.name} is {self.target.truth}: between {self.least} and {self.most}"


def leaks(
    facts: Sequence[Fact], targets: Sequence[Target], truth: Mapping[Spot, int]
) -> list[Leak]:
    """Every target that the facts give away. Raises ValueError if the truth breaks a fact."""
    if broken := [fact for fact in facts if not _agrees(fact, truth)]:
        raise ValueError(f"no fact: {broken[0]}")
    return [
        leak
        for group_facts, group_targets in _groups(facts, targets)
        for leak in _Group(group_facts, group_targets, truth).leaks()
    ]


def _agrees(fact: Fact, table: Mapping[Spot, int]) -> bool:
    total = sum(factor * table[spot] for spot, factor in fact.sum.items())
    above = fact.low is None or total >= fact.low
    return above and (fact.high is None or total <= fact.high)


def _groups(
    facts: Sequence[Fact], targets: Sequence[Target]
) -> Iterator[tuple[list[Fact], list[Target]]]:
    """Facts and targets that share counts, apart from all others."""
    roots: dict[Spot, Spot] = {}

    def root(spot: Spot) -> Spot:
        roots.setdefault(spot, spot)
        while roots[spot] != spot:
            roots[spot] = roots[roots[spot]]
            spot = roots[spot]
        return spot

    for sum_ in [*(fact.sum for fact in facts), *(target.sum for target in targets)]:
        first, *others = map(root, sum_)
        for other in others:
            roots[other] = first
            first = root(first)
    groups: dict[Spot, tuple[list[Fact], list[Target]]] = {}
    for fact in facts:
        groups.setdefault(root(next(iter(fact.sum))), ([], []))[0].append(fact)
    for target in targets:
        groups.setdefault(root(next(iter(target.sum))), ([], []))[1].append(target)
    yield from (group for group in groups.values() if group[1])


@dataclass
class _Group:
    facts: Sequence[Fact]
    targets: Sequence[Target]
    truth: Mapping[Spot, int]
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sums: list[Sum] = [fact.sum for fact in self.facts]
        sums += [target.sum for target in self.targets]
        self.spots = [*dict.fromkeys(spot for sum_ in sums for spot in sum_)]
        self.places = {spot: place for place, spot in enumerate(self.spots)}
        self.seen = {each.name: (each.truth, each.truth) for each in self.targets}
        self.matrix = self._rows(sums)

    def leaks(self) -> Iterator[Leak]:
        rng = Random(1)  # noqa: S311  (it draws where to look, and keeps no secret)
        for _round in range(ROUNDS):
            if any(self._is_open(target) for target in self.targets):
                self._look([(each, rng.uniform(-1, 1)) for each in self._open()])
        for target in self.targets:
            for sign in (-1.0, 1.0):
                if self._is_open(target):
                    self._look([(target, sign)], must=True)
            if self._is_open(target):
                yield Leak(target, *self.seen[target.name])

    def _open(self) -> list[Target]:
        return [target for target in self.targets if self._is_open(target)]

    def _is_open(self, target: Target) -> bool:
        least, most = self.seen[target.name]
        return most < SMALLEST or most - least < SMALLEST

    def _rows(self, sums: Iterable[Sum]) -> csr_array:
        entries = [
            (row, self.places[spot], factor)
            for row, sum_ in enumerate(sums)
            for spot, factor in sum_.items()
        ]
        rows, columns, factors = zip(*entries, strict=True)
        shape = (len(self.facts) + len(self.targets), len(self.spots))
        return csr_array((factors, (rows, columns)), shape=shape)

    def _look(self, wishes: Sequence[tuple[Target, float]], *, must: bool = False) -> None:
        """A table in which what is wished for is as small as can be."""
        costs = [0.0] * len(self.spots)
        for target, wish in wishes:
            for spot, factor in target.sum.items():
                costs[self.places[spot]] += wish * factor
        table = self._solved(costs)
        if table is None and must:
            raise RuntimeError(f"undecided: {[target.name for target, _wish in wishes]}")
        if table is not None:
            self._learn(table)

    def _solved(self, costs: Sequence[float]) -> Mapping[Spot, int] | None:
        lows = [float("-inf") if fact.low is None else fact.low for fact in self.facts]
        highs = [float("inf") if fact.high is None else fact.high for fact in self.facts]
        lows += [target.truth - WINDOW for target in self.targets]
        highs += [target.truth + WINDOW for target in self.targets]
        kinds: list[Literal[0, 1]] = [1] * len(self.spots)
        answer = milp(
            costs,
            integrality=kinds,
            bounds=Bounds([0.0] * len(self.spots), [float("inf")] * len(self.spots)),
            constraints=[LinearConstraint(self.matrix, lows, highs)],
            options={"time_limit": SECONDS},
        )
        if answer.x is None:
            return None
        return {spot: round(float(answer.x[place])) for spot, place in self.places.items()}

    def _learn(self, table: Mapping[Spot, int]) -> None:
        if min(table.values()) < 0 or not all(_agrees(fact, table) for fact in self.facts):
            return
        for target in self.targets:
            count = sum(factor * table[spot] for spot, factor in target.sum.items())
            least, most = self.seen[target.name]
            self.seen[target.name] = min(least, count), max(most, count)
