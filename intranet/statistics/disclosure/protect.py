"""Choosing what may be shown, so that what may not is neither computed nor narrowed down.

A sensitive count is safe when two tables that a reader cannot tell from the true one differ by at
least SMALLEST in it (sliding protection; Fischetti and Salazar, "Solving the cell suppression
problem on tabular data with linear constraints", Management Science 47, 2001); as no count is
below zero, one of them then reaches SMALLEST. For a count that is not safe yet, a linear program
moves it by what is wanting, at the least price of shown counts that move along: those are hidden
too. The table that it gives is the proof. Hiding more never undoes one, so each count is met once.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from intranet.statistics.disclosure.base import base_of
from intranet.statistics.disclosure.pool import Pool
from intranet.statistics.disclosure.system import SMALLEST, Inconsistent, Key, System
from intranet.statistics.disclosure.witness import Move, World, other_world

A_LITTLE = 0.001  # the price of moving what is hidden anyway: tables stay near the base
REWARD = 0.1  # for what becomes safe along with another: never worth hiding more
NEAR = (120, 600, 2000)  # counts around one, among which it is first sought what to hide with it
BEST_OF = 2  # ways to make a count safe, of which the cheaper is taken
FEW = 3  # counts not worth a table of all that is hidden: they are met one by one


class Unprotectable(Exception):
    """What was shown before gives `keys` away even if nothing more is shown."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__(keys)
        self.keys = keys

    def __str__(self) -> str:
        return f"{len(self.keys)} counts cannot be protected: {self.keys[:3]}"


def protect[K: Hashable](
    system: System, *, wanted: Collection[K], shown: Mapping[K, int] | None = None
) -> frozenset[K]:
    """Those of the wanted counts that may be shown, beside those shown before.

    The same answer for the same input, in the same order. Raises Inconsistent where the counts
    break their relations or differ from what was shown; Unprotectable where something sensitive
    was shown or can be worked out of what was.
    """
    before: dict[Key, int] = dict(shown or {})
    _check(system, before)
    base = base_of(system)
    offered = [key for key in wanted if key not in before and key not in system.sensitive]
    told: set[Key] = {*offered}
    for keys in system.components(key for key in system.cells if key not in before):
        part = _Part(system, base, keys, told)
        told -= part.hidden_besides()
    return frozenset(key for key in offered if key in told)


def _check(system: System, shown: Mapping[Key, int]) -> None:
    if other := [key for key, count in shown.items() if system.cells[key].value != count]:
        raise Inconsistent([f"{key} was shown as {shown[key]}" for key in other])
    if given := [key for key in shown if key in system.sensitive]:
        raise Unprotectable(given)


class _Part:
    """Counts that relations join, apart from all others by what was shown before."""

    def __init__(
        self, system: System, base: Mapping[Key, int], keys: list[Key], told: Collection[Key]
    ) -> None:
        self.system = system
        self.base = base
        self.keys = keys
        self.told = dict.fromkeys(key for key in keys if key in told)
        self.pool = Pool(base, [key for key in keys if key in system.sensitive])

    def hidden_besides(self) -> set[Key]:
        """What has to be hidden although it is not sensitive."""
        offered = [*self.told]
        for group in self.system.components(key for key in self.keys if key not in self.told):
            while self._vary(group, 1) + self._vary(group[::-1], -1):
                pass
        for key in self._unsafe(self.keys):
            if not self.pool.is_safe(key):
                self._repair(key)
        besides = [key for key in offered if key not in self.told]
        dearest = sorted(besides, key=lambda key: -self.system.cells[key].price)
        return set(besides) - self.pool.spared(dearest)

    def _vary(self, group: list[Key], sign: int) -> bool:
        """Find tables in which hidden counts differ, many at once, all up or all down.

        Whether it was worth it: more were found safe than would have been met one by one.
        """
        unsafe = self._unsafe(group)
        waiting, tables = unsafe, 0
        while len(apart := self._apart(key for key in waiting if self._room(key, sign))) >= FEW:
            rewarded = [Move(key, sign, -1.0, self._room(key, sign)) for key in apart]
            others = [move for key in group if key not in apart for move in self._free(key)]
            self._keep(other_world(self.system, self.base, [*rewarded, *others], search=False))
            waiting = [key for key in waiting if key not in apart]
            tables += 1
        return len(unsafe) - len(self._unsafe(group)) > FEW * tables

    def _unsafe(self, keys: Iterable[Key]) -> list[Key]:
        return [key for key in keys if self.pool.has(key) and not self.pool.is_safe(key)]

    def _room(self, key: Key, sign: int) -> int:
        wanting = self.pool.wanting(key, sign)
        return wanting if sign > 0 else min(wanting, self.base[key])

    def _apart(self, keys: Iterable[Key]) -> dict[Key, None]:
        """Some of the keys, no two in one relation: they can differ without being in the way."""
        apart: dict[Key, None] = {}
        taken: set[int] = set()
        for key in keys:
            relations = {id(relation) for relation in self.system.touching[key]}
            if not relations & taken:
                apart[key] = None
                taken |= relations
        return apart

    def _free(self, key: Key) -> tuple[Move, Move]:
        """A count may become any other; what is told costs its price for each unit."""
        price = self.system.cells[key].price if key in self.told else A_LITTLE
        return Move(key, 1, price), Move(key, -1, price, self.base[key])

    def _repair(self, key: Key) -> None:
        """Hide what lets this count differ enough, at the least price that is found."""
        found = next(
            (ways for around in self._around(key) if (ways := self._ways(key, around))), []
        )
        if not found:
            raise Unprotectable([key])
        for world in min(found, key=self._price):
            for other in world:
                self.told.pop(other, None)
            self.pool.add(world)

    def _ways(self, key: Key, around: Collection[Key]) -> list[list[World]]:
        """The first ways found to make a count safe by moving it and those around it."""
        up, down = self.pool.reach(key)
        found: list[list[World]] = []
        for more in dict.fromkeys((SMALLEST - down, up, *range(SMALLEST, -1, -1))):
            steps = [(1, more)] * (more > up) + [(-1, SMALLEST - more)] * (SMALLEST - more > down)
            worlds = [self._cheapest(key, sign, least, around) for sign, least in steps]
            way = [world for world in worlds if world is not None]
            found += [way] if len(way) == len(steps) else []
            if len(found) == BEST_OF or (found and not self._price(found[-1])):
                break
        return found

    def _cheapest(self, key: Key, sign: int, least: int, around: Collection[Key]) -> World | None:
        most = None if sign > 0 else self.base[key]
        if most is not None and least > most:
            return None
        moves = [Move(key, sign, A_LITTLE, most, least), *self._along(key, around)]
        return other_world(self.system, self.base, moves)

    def _along(self, key: Key, around: Collection[Key]) -> Iterator[Move]:
        """The others move as they must; some that are not safe yet, up for a small reward."""
        apart = self._apart([key, *self._unsafe(around)])
        for other in around:
            if other != key and other in apart:
                yield Move(other, 1, -REWARD, self.pool.wanting(other, 1))
                yield Move(other, 1, A_LITTLE)
                yield Move(other, -1, REWARD + A_LITTLE, self.base[other])
            elif other != key:
                yield from self._free(other)

    def _around(self, key: Key) -> Iterator[Collection[Key]]:
        """The counts nearest to this one; then, if there are more, all."""
        for most in NEAR:
            if most < len(self.keys):
                yield self.system.near(key, self.keys, most)
        yield self.keys

    def _price(self, worlds: Iterable[World]) -> int:
        hidden = {key for world in worlds for key in world if key in self.told}
        return sum(self.system.cells[key].price for key in hidden)

    def _keep(self, world: World | None) -> None:
        if world is not None:
            self.pool.add(world)
