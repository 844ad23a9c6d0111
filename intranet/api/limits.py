"""How often one may ask: counted in the cache, which all processes share."""

import time
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True)
class Limit:
    """`most` in each window of so many seconds, which begins for everybody at once.

    Two that are counted at the same moment may count as one: it keeps a program that runs wild
    from taking the site from others, and guards nothing that is secret.
    """

    name: str
    most: int
    seconds: int

    @property
    def wait(self) -> int:
        """Seconds until the next window."""
        return self.seconds - int(time.time()) % self.seconds

    def is_spent(self, whom: str) -> bool:
        return self._counted(whom) >= self.most

    def count(self, whom: str) -> bool:
        """Count one more of `whom`; false, and nothing is counted, where that is one too many."""
        counted = self._counted(whom)
        if counted < self.most:
            cache.set(self._key(whom), (self._window, counted + 1), self.seconds)
        return counted < self.most

    def _counted(self, whom: str) -> int:
        window, counted = cache.get(self._key(whom), (0, 0))
        return counted if window == self._window else 0

    @property
    def _window(self) -> int:
        return int(time.time()) // self.seconds

    def _key(self, whom: str) -> str:
        """One for all windows: what is counted anew takes the place of what was counted before."""
        return f"{self.name}.{whom}"
