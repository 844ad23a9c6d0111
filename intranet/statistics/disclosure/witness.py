"""Other tables that a reader cannot tell from the true one.

A count is safe because two such tables differ in it. They are looked for by linear programs
(HiGHS), which answer in decimals; what is taken as a proof is whole numbers, put back into every
relation and found to hold. Nothing rests on the solver being right.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from intranet.statistics.disclosure.system import Key, Relation, System

NODES = 2000  # of a search over whole numbers; a bound on time that no clock decides
A_TRACE = 1e-6  # what a solver leaves of nothing
CHEAP = 0.01  # a unit of what is hidden anyway costs less

type World = Mapping[Key, int]
"""Where a table differs from the base: key to the other count."""


class Move(NamedTuple):
    """A way to change a count: by at least `least` and at most `most` units, up or down."""

    key: Key
    sign: int
    price: float = 0
    most: int | None = None
    least: int = 0


def other_world(
    system: System, base: Mapping[Key, int], moves: Sequence[Move], *, search: bool = True
) -> World | None:
    """The cheapest other table of whole numbers that the moves can make; None if none is found.

    `search` says whether to search over whole numbers where the linear program gives fractions.
    """
    relaxed = _Program(system, base, moves)
    changes = relaxed.solved(whole=False)
    if changes is None:
        return None
    if (world := relaxed.world(changes)) is not None:
        return world
    return _whole_world(system, base, moves, changes) if search else None


def _whole_world(
    system: System, base: Mapping[Key, int], moves: Sequence[Move], changes: Sequence[float]
) -> World | None:
    """The cheapest that is found near a table in fractions; one sought among all moves else."""
    for among in (*_nearby(system, moves, changes), moves):
        program = _Program(system, base, among)
        whole = program.solved(whole=True)
        if whole is not None and (world := program.world(whole)) is not None:
            return world
    return None


def _nearby(
    system: System, moves: Sequence[Move], changes: Sequence[float]
) -> Iterator[Sequence[Move]]:
    """The moves that made the table, which most often do; then those that cost little beside."""
    made = [change > A_TRACE or move.least > 0 for move, change in zip(moves, changes, strict=True)]
    used = [move for move, is_used in zip(moves, made, strict=True) if is_used]
    yield used
    touched = {id(each): each for move in used for each in system.touching[move.key]}
    beside = {key for relation in touched.values() for key, _factor in relation.terms}
    yield [
        move
        for move, is_used in zip(moves, made, strict=True)
        if is_used or (move.price < CHEAP and move.key in beside)
    ]


def holds(system: System, base: Mapping[Key, int], world: World) -> bool:
    """Whether the table is one: no count below zero, and every relation kept, exactly."""
    if any(count < 0 for count in world.values()):
        return False
    touched = {id(each): each for key in world for each in system.touching[key]}
    return all(
        relation.holds(sum(f * world.get(key, base[key]) for key, f in relation.terms))
        for relation in touched.values()
    )


class _Program:
    """The moves as columns, the relations they touch as rows."""

    def __init__(self, system: System, base: Mapping[Key, int], moves: Sequence[Move]) -> None:
        self.system = system
        self.base = base
        self.moves = moves
        self.columns: dict[Key, list[tuple[int, int]]] = {}
        for place, move in enumerate(moves):
            self.columns.setdefault(move.key, []).append((place, move.sign))
        touched = {id(each): each for key in self.columns for each in system.touching[key]}
        self.rows = list(touched.values())

    def solved(self, *, whole: bool) -> Sequence[float] | None:
        kinds: list[Literal[0, 1]] = [1 if whole else 0] * len(self.moves)
        answer = milp(
            [move.price for move in self.moves],
            integrality=kinds,
            bounds=Bounds(
                [move.least for move in self.moves],
                [float("inf") if move.most is None else move.most for move in self.moves],
            ),
            constraints=self._constraints(),
            options={"node_limit": NODES, "mip_rel_gap": 0.05},
        )
        return None if answer.x is None else [float(change) for change in answer.x]

    def _constraints(self) -> Sequence[LinearConstraint]:
        if not self.rows:
            return ()
        entries = [*self._entries()]
        rows, columns, factors = zip(*entries, strict=True)
        shape = (len(self.rows), len(self.moves))
        lows, highs = zip(*(self._bounds(relation) for relation in self.rows), strict=True)
        matrix = csr_array((factors, (rows, columns)), shape=shape)
        return (LinearConstraint(matrix, lows, highs),)

    def _entries(self) -> Iterator[tuple[int, int, int]]:
        for row, relation in enumerate(self.rows):
            for key, factor in relation.terms:
                for column, sign in self.columns.get(key, ()):
                    yield row, column, factor * sign

    def _bounds(self, relation: Relation) -> tuple[float, float]:
        now = relation.total(self.base)
        low = float("-inf") if relation.low is None else relation.low - now
        high = float("inf") if relation.high is None else relation.high - now
        return low, high

    def world(self, changes: Sequence[float]) -> World | None:
        """The changes as whole numbers, where they are as large as was asked and all holds."""
        moved = {
            key: sum(sign * round(changes[place]) for place, sign in columns)
            for key, columns in self.columns.items()
        }
        world = {key: self.base[key] + change for key, change in moved.items() if change}
        is_wide = all(round(c) >= m.least for c, m in zip(changes, self.moves, strict=True))
        return world if is_wide and holds(self.system, self.base, world) else None
