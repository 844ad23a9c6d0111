"""Which services belong to the network: said by the room above, which keeps their seats."""

from collections.abc import Callable, Iterable
from datetime import date

Source = Callable[[date, date], Iterable[int]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask `source` for the keys of the services; called once, when its app is ready."""
    if source not in _sources:
        _sources.append(source)


def members(first: date, last: date) -> frozenset[int]:
    """The keys of the services that belonged to the network on some day from `first` to `last`."""
    return frozenset(key for source in _sources for key in source(first, last))
