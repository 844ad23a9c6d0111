"""The other tables found so far, and how far each sensitive count goes in them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from intranet.statistics.disclosure.system import SMALLEST, Key
from intranet.statistics.disclosure.witness import World

type Reach = tuple[int, int]


class Pool:
    """Tables that a reader cannot tell from the base, and what they prove of `keys`."""

    def __init__(self, base: Mapping[Key, int], keys: Sequence[Key]) -> None:
        self.base = base
        self.keys = keys
        self.worlds: list[World] = []
        self._reach: dict[Key, Reach] = dict.fromkeys(keys, (0, 0))

    def has(self, key: Key) -> bool:
        return key in self._reach

    def reach(self, key: Key) -> Reach:
        """How far above and below the base the count goes in some table, SMALLEST at most."""
        return self._reach[key]

    def is_safe(self, key: Key) -> bool:
        """Whether two tables differ by SMALLEST in this count; one of them then reaches it."""
        return sum(self._reach[key]) >= SMALLEST

    def wanting(self, key: Key, sign: int) -> int:
        """How far it is worth going from the base to make the count safe; 0 where it is."""
        if self.is_safe(key):
            return 0
        up, down = self._reach[key]
        return SMALLEST - (down if sign > 0 else up)

    def add(self, world: World) -> bool:
        """Keep a table if it proves more than those before; whether it does."""
        further = {key: self._further(key, world) for key in world if key in self._reach}
        if all(self._reach[key] == reach for key, reach in further.items()):
            return False
        self._reach |= further
        self.worlds.append(world)
        return True

    def _further(self, key: Key, world: World) -> Reach:
        up, down = self._reach[key]
        change = world[key] - self.base[key]
        return max(up, min(change, SMALLEST)), max(down, min(-change, SMALLEST))

    def spared(self, hidden: Iterable[Key]) -> set[Key]:
        """Those hidden counts that can be shown after all: tables that keep them prove enough."""
        places = dict(enumerate(self.worlds))
        moving: dict[Key, set[int]] = {}
        for place, world in places.items():
            for key in world:
                moving.setdefault(key, set()).add(place)
        shown: set[Key] = set()
        for key in hidden:
            dropped = moving.get(key, set()) & places.keys()
            if self._are_safe_without(dropped, places, moving):
                shown.add(key)
                for place in dropped:
                    del places[place]
        return shown

    def _are_safe_without(
        self, dropped: Collection[int], places: Mapping[int, World], moving: Mapping[Key, set[int]]
    ) -> bool:
        """Whether the tables but the dropped ones still make every count safe."""
        touched = {key for place in dropped for key in places[place] if key in self._reach}
        return all(
            self._span(key, moving[key] & places.keys() - dropped, places) >= SMALLEST
            for key in touched
        )

    def _span(self, key: Key, kept: Iterable[int], places: Mapping[int, World]) -> int:
        counts = [self.base[key], *(places[place][key] for place in kept)]
        return max(counts) - min(counts)
